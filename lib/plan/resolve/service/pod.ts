import type { ServingSpec } from '../../../definition/service';
import { parseDuration } from '../../../units/duration';
import { MiB, parseBytes, parseCpu } from '../../../units/quantity';
import { needsOf } from '../../facts/identity-mechanisms';
import { labelKeys } from '../../facts/label-keys';
import { modelScratchBytes } from '../../facts/model-archive';
import { tolerate } from '../../facts/taints';
import { type GpuEnvelope, gpuEnvelope } from '../../runtimes/gpu-envelope';
import { type Runtime, serverPorts } from '../../runtimes/runtime';
import type { ContainerPlan, MountPlan, PortPlan, ResourcesPlan } from '../../types/container';
import type { PodPlan, TopologySpreadPlan, VolumePlan } from '../../types/pod';
import type { StartupPlan } from '../../types/service';
import { onlyRequestedGpus } from '../workload/gpu-access';
import { rootFilesystemOf } from '../workload/root-filesystem';
import type { ServiceContext } from './context';
import { modelDirectory, modelDownload, modelMount, modelVolumes } from './model-download';
import { modelScans, scanScratchBytes, scanVolumes } from './model-scan';
import { resolveProbes } from './probes';

/** Name of the server's container. */
const serverContainer = 'server';

/** Inputs of the pod of a service, resolved before it. */
interface ServicePodRequest {
  readonly spec: ServingSpec;
  readonly runtime: Runtime;
  /** Labels of the service. */
  readonly labels: PodPlan['labels'];
  readonly startup: StartupPlan;
  /** Maximum duration of a response. */
  readonly timeoutSeconds: number;
}

/** The container that serves. */
export function serverOf({ containers }: PodPlan): ContainerPlan {
  const server = containers.find(({ name }) => name === serverContainer);
  if (!server) throw new Error(`a pod of a service has a container ${serverContainer}`);
  return server;
}

/** The pod of one replica. */
export function resolvePod(
  { spec, runtime, labels, startup, timeoutSeconds }: ServicePodRequest,
  context: ServiceContext,
): PodPlan {
  const { models, identity, pool, startGate } = context;
  const gpus = gpuEnvelope(spec.resources?.gpu, runtime, pool);
  const drainSeconds = Math.ceil(parseDuration(spec.drain ?? '15s') / 1000);
  const resources = resolveResources(spec, runtime, context, gpus);
  const pod: PodPlan = {
    labels: {
      ...labels,
      ...(models.length === 1 && { [labelKeys.modelVersion]: models[0].version }),
      ...needsOf(identity).podLabels,
    },
    serviceAccount: context.serviceAccount,
    security: {
      rootFilesystem: rootFilesystemOf([{ name: serverContainer, resources }]),
      user: runtime.user,
      group: runtime.group,
    },
    nodeSelector: pool.labels,
    tolerations: tolerate(pool.taints),
    topologySpread: replicaSpread,
    priorityClass: context.priorityClass,
    sidecars: [],
    initContainers: [
      ...(startGate ? [startGate] : []),
      modelDownload(models, runtime, identity),
      ...modelScans(models, runtime),
    ],
    containers: [
      {
        name: serverContainer,
        image: spec.runtime.image ?? runtime.image.reference,
        command: runtime.command(models, modelDirectory, gpus, timeoutSeconds),
        workingDirectory: runtime.workingDirectory,
        env: runtime.env(models, modelDirectory),
        ports: portsOf(runtime),
        resources,
        mounts: [modelMount, ...mountsOf(runtime, gpus)],
        probes: resolveProbes(runtime, models, startup),
        preStopSleepSeconds: drainSeconds,
      },
    ],
    volumes: [...modelVolumes(models, identity), ...scanVolumes(models), ...volumesOf(runtime, gpus)],
    // The sleep, plus the same time for requests during the sleep, or the maximum duration of a response.
    terminationGracePeriodSeconds: drainSeconds + Math.max(drainSeconds, timeoutSeconds) + 15,
  };
  return onlyRequestedGpus(pod, pool);
}

/** Spreads replicas over zones and nodes if possible, without blocking their start. */
export const replicaSpread: readonly TopologySpreadPlan[] = [
  { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
  { topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
];

function portsOf({ metricsPort }: Runtime): readonly PortPlan[] {
  const names: ReadonlySet<keyof typeof serverPorts> = new Set(['http', metricsPort]);
  return [...names].map((name) => ({ name, port: serverPorts[name] }));
}

const sharedMemoryVolume = 'shared-memory';

function mountsOf(runtime: Runtime, gpus: GpuEnvelope | undefined): readonly MountPlan[] {
  return [
    ...runtime.scratch.map(({ name: volume, path }) => ({ volume, path, readOnly: false })),
    ...(sharedMemoryOf(runtime, gpus) > 0 ? [{ volume: sharedMemoryVolume, path: '/dev/shm', readOnly: false }] : []),
  ];
}

function volumesOf(runtime: Runtime, gpus: GpuEnvelope | undefined): readonly VolumePlan[] {
  const bytes = sharedMemoryOf(runtime, gpus);
  return [
    ...runtime.scratch.map((scratch) => ({ kind: 'scratch' as const, name: scratch.name, bytes: scratch.bytes })),
    ...(bytes > 0 ? [{ kind: 'memory' as const, name: sharedMemoryVolume, bytes }] : []),
  ];
}

function sharedMemoryOf(runtime: Runtime, gpus: GpuEnvelope | undefined): number {
  return runtime.sharedMemoryBytes(gpus?.count ?? 0);
}

function resolveResources(
  spec: ServingSpec,
  runtime: Runtime,
  { models }: ServiceContext,
  gpus: GpuEnvelope | undefined,
): ResourcesPlan {
  const modelBytes = models.reduce((sum, { bytes }) => sum + bytes, 0);
  const defaults = runtime.resources(modelBytes, gpus?.count);
  const scratch = runtime.scratch.reduce((sum, { bytes }) => sum + bytes, modelScratchBytes(models));
  return {
    cpuMilli: spec.resources?.cpu ? parseCpu(spec.resources.cpu) : defaults.cpuMilli,
    memoryBytes: spec.resources?.memory ? parseBytes(spec.resources.memory) : defaults.memoryBytes,
    // Includes volumes and logs.
    ephemeralBytes: scratch + scanScratchBytes(models) + 128 * MiB,
    devices: gpus ? { [gpus.resource]: gpus.count } : {},
  };
}
