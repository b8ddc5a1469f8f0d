import type { ContainerPlan, ResourcesPlan } from '../plan/types/container';
import type { SecurityPlan } from '../plan/types/pod';
import type { ProbePlan } from '../plan/types/probe';
import { escapeExpansion } from '../units/escape/kubernetes';
import { formatBytes, formatCpu } from '../units/quantity';
import type { KubeValue } from './kube';

/** A container that meets the Pod Security standard `restricted`. */
export function container(
  plan: ContainerPlan,
  { rootFilesystem }: Pick<SecurityPlan, 'rootFilesystem'>,
): Readonly<Record<string, KubeValue | undefined>> {
  return {
    name: plan.name,
    image: plan.image,
    // The image has a digest, so a copy on the node is always current.
    imagePullPolicy: 'IfNotPresent',
    command: omitEmpty(plan.command.map(escapeExpansion)),
    workingDir: plan.workingDirectory,
    env: omitEmpty([...environment(plan.env), ...fieldEnvironment(plan.fieldEnv ?? {})]),
    ports: omitEmpty(plan.ports.map(({ name, port }) => ({ name, containerPort: port, protocol: 'TCP' }))),
    resources: resources(plan.resources),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: !(rootFilesystem.kind === 'writable' && rootFilesystem.containers.includes(plan.name)),
    },
    volumeMounts: omitEmpty(
      plan.mounts.map(({ volume, path, readOnly, subPath }) => ({
        name: volume,
        mountPath: path,
        subPath,
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

/** Omits empty lists, which Kubernetes treats as absent. */
export function omitEmpty(values: readonly KubeValue[]): readonly KubeValue[] | undefined {
  return values.length === 0 ? undefined : values;
}

function environment(env: Readonly<Record<string, string>>): readonly KubeValue[] {
  return Object.keys(env)
    .sort()
    .map((name) => ({ name, value: escapeExpansion(env[name] ?? '') }));
}

/** Variables with values from fields of the pod (downward API). */
function fieldEnvironment(fields: Readonly<Record<string, string>>): readonly KubeValue[] {
  return Object.keys(fields)
    .sort()
    .map((name) => ({ name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: fields[name] } } }));
}

/** Limits equal requests for memory, ephemeral storage and devices. CPU has no limit, so that pods can use idle CPU. */
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
    ...(plan.kind === 'exec'
      ? { exec: { command: plan.command.map(escapeExpansion) } }
      : { httpGet: { path: plan.path, port: plan.port } }),
    periodSeconds: plan.periodSeconds,
    timeoutSeconds: plan.timeoutSeconds,
    failureThreshold: plan.failureThreshold,
  };
}
