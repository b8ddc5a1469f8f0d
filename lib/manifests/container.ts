import type { ContainerPlan, ResourcesPlan } from '../plan/types/container';
import type { SecurityPlan } from '../plan/types/pod';
import type { ProbePlan } from '../plan/types/probe';
import { formatBytes, formatCpu } from '../units/quantity';
import type { KubeValue } from './kube';

/** A container of a pod that holds the Pod Security standard `restricted`. */
export function container(
  plan: ContainerPlan,
  { rootFilesystem }: Pick<SecurityPlan, 'rootFilesystem'>,
): Readonly<Record<string, KubeValue | undefined>> {
  return {
    name: plan.name,
    image: plan.image,
    // The image is known by its digest: what the node has is what is meant.
    imagePullPolicy: 'IfNotPresent',
    command: someOf(plan.command),
    workingDir: plan.workingDirectory,
    env: someOf([...environment(plan.env), ...fieldEnvironment(plan.fieldEnv ?? {})]),
    ports: someOf(plan.ports.map(({ name, port }) => ({ name, containerPort: port, protocol: 'TCP' }))),
    resources: resources(plan.resources),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: !(rootFilesystem.kind === 'writable' && rootFilesystem.containers.includes(plan.name)),
    },
    volumeMounts: someOf(
      plan.mounts.map(({ volume, path, readOnly }) => ({
        name: volume,
        mountPath: path,
        readOnly: readOnly ? true : undefined,
      })),
    ),
    startupProbe: plan.probes && probe(plan.probes.startup),
    readinessProbe: plan.probes && probe(plan.probes.readiness),
    livenessProbe: plan.probes && probe(plan.probes.liveness),
    lifecycle:
      plan.preStopSleepSeconds === undefined
        ? undefined
        : { preStop: { sleep: { seconds: plan.preStopSleepSeconds } } },
  };
}

/** Kubernetes reads an empty list as none; leaving it out says so more plainly. */
function someOf(values: readonly KubeValue[]): readonly KubeValue[] | undefined {
  return values.length === 0 ? undefined : values;
}

function environment(env: Readonly<Record<string, string>>): readonly KubeValue[] {
  return (
    Object.keys(env)
      .sort()
      // Kubernetes would put another variable in the place of `$(NAME)`.
      .map((name) => ({ name, value: env[name]?.replaceAll('$(', '$$$$(') }))
  );
}

/** Variables whose values Kubernetes takes from the pod itself. */
function fieldEnvironment(fields: Readonly<Record<string, string>>): readonly KubeValue[] {
  return Object.keys(fields)
    .sort()
    .map((name) => ({ name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: fields[name] } } }));
}

/** Memory and scratch space are limited to what is asked for; CPU is not limited, so that idle CPU is used. */
function resources(plan: ResourcesPlan): KubeValue {
  const limits = {
    memory: formatBytes(plan.memoryBytes),
    'ephemeral-storage': formatBytes(plan.ephemeralBytes),
    ...devices(plan.devices),
  };
  return { requests: { cpu: formatCpu(plan.cpuMilli), ...limits }, limits };
}

function devices(counts: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(counts).map(([resource, count]) => [resource, String(count)]));
}

function probe(plan: ProbePlan): KubeValue {
  return {
    ...(plan.kind === 'exec' ? { exec: { command: plan.command } } : { httpGet: { path: plan.path, port: plan.port } }),
    periodSeconds: plan.periodSeconds,
    timeoutSeconds: plan.timeoutSeconds,
    failureThreshold: plan.failureThreshold,
  };
}
