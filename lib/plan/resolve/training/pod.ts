import type { TrainingJobSpec } from '../../../definition/training';
import { needsOf } from '../../facts/identity-mechanisms';
import { tolerate } from '../../facts/taints';
import { programContainer } from '../../facts/training-names';
import type { Framework, LaunchPlan } from '../../frameworks/framework';
import type { Provider } from '../../providers/provider';
import type { ContainerPlan, MountPlan, ResourcesPlan } from '../../types/container';
import type { Labels } from '../../types/labels';
import type { NodePoolPlan } from '../../types/node-pool';
import type { PodPlan, VolumePlan } from '../../types/pod';
import { onlyRequestedGpus } from '../workload/gpu-access';
import { credentialsVolumes } from '../workload/object-store';
import { rootFilesystemOf } from '../workload/root-filesystem';
import { copyContainers, fetchContainers, fileMounts, type TrainingFiles } from './copies';
import { fileVolumePlans, graceSeconds, stopSeconds } from './files';
import { trainingDirectories } from './paths';
import { gpusOf, trainingResources } from './resources';
import { deliveringScript } from './scripts';
import { trainingVariables } from './variables';

/** The image has no account for this user id, so programs must not depend on one. */
const user = 10_001;

const temporaryVolume = 'tmp';
const sharedMemoryVolume = 'shared-memory';

/**
 * Node autoscalers, including those of the clouds, must not move a pod that loses its work since the last checkpoint.
 * Source: kubernetes/autoscaler, `cluster-autoscaler/FAQ.md`, "What types of pods can prevent CA from removing a node?".
 */
const staysOnNode = { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' };

/** Inputs of a training pod. */
interface TrainingPodRequest {
  readonly spec: Omit<TrainingJobSpec, 'team' | 'pool'>;
  readonly framework: Framework;
  readonly pool: NodePoolPlan;
  readonly provider: Provider;
  readonly files: TrainingFiles;
  /** Name of the run as the program knows it. */
  readonly run: string;
  readonly rendezvous: LaunchPlan['rendezvous'];
  readonly labels: Labels;
  readonly serviceAccount: string;
  readonly startGate: ContainerPlan | undefined;
  readonly priorityClass: string;
  readonly deadlineSeconds: number;
  /** Maximum seconds until all pods are ready, and so between the starts of the program in the first and in the last one. */
  readonly startSeconds: number;
}

/** One pod of a job, and the number of processes that train in it. */
export function resolveTrainingPod(request: TrainingPodRequest): { readonly pod: PodPlan; readonly processes: number } {
  const { spec, framework, pool, files } = request;
  const grace = graceSeconds(pool, files.checkpoint);
  const sidecars = copyContainers(files);
  const scratch: readonly VolumePlan[] = [
    ...fileVolumePlans(files),
    { kind: 'scratch', name: temporaryVolume, bytes: framework.temporaryBytes },
  ];
  const resources = trainingResources(spec, framework, pool, {
    sidecars,
    scratchBytes: scratch.reduce((sum, volume) => sum + (volume.kind === 'scratch' ? volume.bytes : 0), 0),
    gang: files.pods > 1,
  });
  // Each process needs a GPU of its own, so a pod with a share of a GPU runs only one.
  const processes = framework.processes(pool.gpu?.sharing ? 0 : gpusOf(resources, pool));
  const sharedMemoryBytes = framework.sharedMemoryBytes(processes, resources.memoryBytes);
  const pod: PodPlan = {
    labels: { ...request.labels, ...needsOf(files.identity).podLabels },
    annotations: staysOnNode,
    serviceAccount: request.serviceAccount,
    security: { rootFilesystem: rootFilesystemOf([{ name: programContainer, resources }]), user, group: user },
    nodeSelector: pool.labels,
    tolerations: tolerate(pool.taints),
    topologySpread: [],
    initContainers: [...(request.startGate ? [request.startGate] : []), ...fetchContainers(files)],
    sidecars,
    containers: [
      program(request, launchOf(request, resources, processes, grace), resources, sharedMemoryBytes !== undefined),
    ],
    volumes: [
      ...scratch,
      ...(sharedMemoryBytes === undefined
        ? []
        : [{ kind: 'memory' as const, name: sharedMemoryVolume, bytes: sharedMemoryBytes }]),
      ...Object.values(spec.secrets ?? {}).map((secret, index) => ({
        kind: 'secret' as const,
        name: secretVolume(index),
        secret,
      })),
      ...(usesStore(files) ? credentialsVolumes(files.identity) : []),
    ],
    terminationGracePeriodSeconds: grace,
    deadlineSeconds: request.deadlineSeconds,
    priorityClass: request.priorityClass,
    restart: 'never',
  };
  return { pod: onlyRequestedGpus(pod, pool), processes };
}

function usesStore({ data, checkpoint, output }: TrainingFiles): boolean {
  return data.length > 0 || checkpoint !== undefined || output !== undefined;
}

function launchOf(request: TrainingPodRequest, resources: ResourcesPlan, processes: number, grace: number): LaunchPlan {
  const { spec, pool, files, run, rendezvous, startSeconds } = request;
  return {
    program: spec.command,
    run,
    pods: files.pods,
    processes,
    cpuMilli: resources.cpuMilli,
    gpus: gpusOf(resources, pool),
    ...(rendezvous && { rendezvous }),
    startSeconds,
    fabricEnv: pool.fabric?.env ?? {},
    stopSeconds: stopSeconds(grace, files.checkpoint),
  };
}

function program(
  { spec, framework, files }: TrainingPodRequest,
  launch: LaunchPlan,
  resources: ResourcesPlan,
  sharedMemory: boolean,
): ContainerPlan {
  const command = framework.command(launch);
  const { checkpoint, output } = files;
  return {
    name: programContainer,
    image: spec.image,
    // Without an output, the program is the main process of the container. With one, a shell waits for the copy.
    command: output ? ['/bin/sh', '-c', deliveringScript, programContainer, ...command] : command,
    env: {
      HOME: trainingDirectories.temporary,
      [trainingVariables.run]: launch.run,
      ...framework.env(launch),
      ...spec.env,
      ...(checkpoint && {
        [trainingVariables.checkpointDirectory]: checkpoint.directory,
        [trainingVariables.checkpointEverySeconds]: String(checkpoint.everySeconds),
      }),
      ...(output && {
        [trainingVariables.handOverDirectory]: trainingDirectories.handOver,
        [trainingVariables.programStateDirectory]: trainingDirectories.programState,
        [trainingVariables.outputDirectory]: output.directory,
      }),
    },
    fieldEnv: framework.fieldEnv(launch),
    ports: [],
    resources,
    mounts: [...fileMounts(files), ...ownMounts(sharedMemory), ...secretMounts(spec)],
  };
}

function ownMounts(sharedMemory: boolean): readonly MountPlan[] {
  return [
    { volume: temporaryVolume, path: trainingDirectories.temporary, readOnly: false },
    ...(sharedMemory ? [{ volume: sharedMemoryVolume, path: trainingDirectories.sharedMemory, readOnly: false }] : []),
  ];
}

function secretMounts({ secrets }: TrainingPodRequest['spec']): readonly MountPlan[] {
  return Object.keys(secrets ?? {}).map((path, index) => ({ volume: secretVolume(index), path, readOnly: true }));
}

function secretVolume(index: number): string {
  return `secret-${index}`;
}
