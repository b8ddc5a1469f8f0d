import type { ServingSpec } from '../../definition/service';
import { parseDuration } from '../../units/duration';
import { MiB, parseBytes, parseCpu } from '../../units/quantity';
import { labelKeys, platformLabels, selectorLabels } from '../labels';
import type { AutoscalerPlan, ModelServicePlan, RollingPlan, StartupPlan } from '../model-service';
import type { PodPlan, ProbesPlan, ResourcesPlan, TopologySpreadPlan } from '../pod';
import type { Runtime } from '../runtimes/runtime';
import { runtimeOf } from '../runtimes/select';
import { tolerate } from '../taint';
import { identityAnnotations, identityPodLabels } from './identity';
import { modelDirectory, modelDownload, modelMount, modelScratchBytes, modelVolumes } from './model-download';
import { resolveMonitoring } from './monitoring';
import { servicePolicy } from './service-network';
import type { ServiceSurroundings } from './surroundings';

/** Seconds to pull the image and schedule the pod, on top of what a start takes by itself. */
const pullSeconds = 300;

/** Makes every decision about one service. */
export function resolveModelService(name: string, spec: ServingSpec, around: ServiceSurroundings): ModelServicePlan {
  const runtime = runtimeOf(spec.runtime);
  const { artifact, namespace, platform } = around;
  const selector = selectorLabels(platform, name);
  const labels = {
    ...selector,
    ...platformLabels(platform),
    'app.kubernetes.io/component': 'model-service',
    'app.kubernetes.io/version': artifact.version,
    ...(around.team !== undefined && { [labelKeys.team]: around.team }),
    [labelKeys.model]: artifact.name,
  };
  const replicas = resolveReplicas(spec);
  const startup = resolveStartup(spec, runtime, around);
  const scales = replicas.max > replicas.min;
  return {
    name,
    ...(around.team !== undefined && { team: around.team }),
    namespace,
    labels,
    selector,
    model: artifact,
    pool: around.pool.name,
    pod: resolvePod(name, spec, runtime, labels, startup, around),
    serviceAccount: { name, namespace, labels, annotations: identityAnnotations(around.identity) },
    networkPolicies: [servicePolicy(name, selector, runtime, around)],
    replicas,
    rollout: resolveRollout(spec, startup),
    ...(scales && { autoscaler: resolveAutoscaler(spec, startup) }),
    disruption: resolveDisruption(spec),
    port: { name: 'http', port: runtime.httpPort },
    routes: around.routes.map((route) => ({ ...route, pathPrefix: runtime.requestPath(artifact) })),
    startup,
    monitoring: resolveMonitoring({ name, namespace, labels, selector, spec, runtime }),
  };
}

/** Replicas with their defaults: two, so that a node may be drained, and up to four. */
export function resolveReplicas(spec: ServingSpec): { readonly min: number; readonly max: number } {
  const min = spec.scale?.min ?? 2;
  return { min, max: spec.scale?.max ?? Math.max(min, 4) };
}

function resolveDisruption(spec: ServingSpec): ModelServicePlan['disruption'] {
  return spec.disruption
    ? { kind: 'min-available', replicas: spec.disruption.minAvailable }
    : { kind: 'max-unavailable', replicas: 1 };
}

function resolveRollout(spec: ServingSpec, startup: StartupPlan): RollingPlan {
  return {
    kind: 'rolling',
    maxSurge: spec.rollout?.maxSurge ?? 1,
    maxUnavailable: spec.rollout?.maxUnavailable ?? 0,
    progressDeadlineSeconds: startup.budgetSeconds + pullSeconds,
    revisionHistoryLimit: 5,
  };
}

function resolveAutoscaler(spec: ServingSpec, startup: StartupPlan): AutoscalerPlan {
  return {
    kind: 'cpu',
    targetPercent: spec.scale?.targetCpu ?? 70,
    // Long enough that a replica which took long to start is not thrown away at the first quiet minute; an hour is
    // the most that Kubernetes takes.
    scaleDownStabilizationSeconds: Math.min(3600, Math.max(300, 2 * startup.budgetSeconds)),
  };
}

function resolveStartup(spec: ServingSpec, runtime: Runtime, around: ServiceSurroundings): StartupPlan {
  const { bytes } = around.artifact;
  const download = Math.ceil(bytes / around.provider.objectStoreBytesPerSecond);
  const load = Math.ceil(bytes / runtime.loadBytesPerSecond);
  const neededSeconds = download + load + runtime.startSeconds;
  const budgetSeconds = spec.startup
    ? Math.ceil(parseDuration(spec.startup.budget) / 1000)
    : Math.max(60, 2 * neededSeconds);
  return {
    budgetSeconds,
    neededSeconds,
    why: `download ${download} s, load ${load} s, start of the server ${runtime.startSeconds} s`,
  };
}

function resolvePod(
  name: string,
  spec: ServingSpec,
  runtime: Runtime,
  labels: PodPlan['labels'],
  startup: StartupPlan,
  around: ServiceSurroundings,
): PodPlan {
  const { artifact, identity, pool } = around;
  const drainSeconds = Math.ceil(parseDuration(spec.drain ?? '15s') / 1000);
  return {
    labels: { ...labels, [labelKeys.modelVersion]: artifact.version, ...identityPodLabels(identity) },
    serviceAccount: name,
    security: { profile: 'restricted', user: runtime.user, group: runtime.group },
    nodeSelector: pool.labels,
    tolerations: tolerate(pool.taints),
    topologySpread: spread,
    initContainers: [modelDownload(artifact, identity)],
    containers: [
      {
        name: 'server',
        image: spec.runtime.image ?? runtime.image,
        command: runtime.command(artifact),
        workingDirectory: runtime.workingDirectory,
        env: runtime.env(artifact, modelDirectory),
        ports: [
          { name: 'http', port: runtime.httpPort },
          { name: 'metrics', port: runtime.metricsPort },
        ],
        resources: resolveResources(spec, runtime, around),
        mounts: [modelMount, ...runtime.scratch.map(({ name: volume, path }) => ({ volume, path, readOnly: false }))],
        probes: resolveProbes(runtime, around, startup),
        preStopSleepSeconds: drainSeconds,
      },
    ],
    volumes: [
      ...modelVolumes(artifact, identity),
      ...runtime.scratch.map(({ name: volume, bytes }) => ({ kind: 'scratch' as const, name: volume, bytes })),
    ],
    // The sleep, and as long again for requests that came in during it.
    terminationGracePeriodSeconds: 2 * drainSeconds + 15,
  };
}

/** Replicas go to different zones and nodes where they can; they start all the same where they cannot. */
const spread: readonly TopologySpreadPlan[] = [
  { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
  { topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
];

function resolveResources(spec: ServingSpec, runtime: Runtime, { artifact }: ServiceSurroundings): ResourcesPlan {
  const defaults = runtime.resources(artifact.bytes);
  const scratch = runtime.scratch.reduce((sum, { bytes }) => sum + bytes, modelScratchBytes(artifact));
  return {
    cpuMilli: spec.resources?.cpu ? parseCpu(spec.resources.cpu) : defaults.cpuMilli,
    memoryBytes: spec.resources?.memory ? parseBytes(spec.resources.memory) : defaults.memoryBytes,
    // Volumes count too, and so do logs.
    ephemeralBytes: scratch + 128 * MiB,
    devices: {},
  };
}

function resolveProbes(runtime: Runtime, { artifact }: ServiceSurroundings, startup: StartupPlan): ProbesPlan {
  const ready = { path: runtime.readyPath(artifact), port: 'http' };
  return {
    startup: { ...ready, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: Math.ceil(startup.budgetSeconds / 5) },
    readiness: { ...ready, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 },
    liveness: { path: runtime.livePath, port: 'http', periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
  };
}
