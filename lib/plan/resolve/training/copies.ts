import { modelDownloadImage } from '../../../catalog/images';
import { MiB } from '../../../units/quantity';
import type { ContainerPlan, MountPlan, ResourcesPlan } from '../../types/container';
import type { IdentityMechanism } from '../../types/identity';
import type { Labels } from '../../types/labels';
import type { CheckpointPlan, TrainingDataPlan, TrainingJobPlan } from '../../types/training-job';
import { credentialsMounts, objectStoreEnv, remote, writerEnv } from '../workload/object-store';
import { dataPrefix, trainingDirectories } from './paths';
import { copyScript, fetchScript, restoreScript } from './scripts';
import { trainingVariables } from './variables';

/** What of a job is copied, and by whom. */
export interface TrainingFiles extends Pick<TrainingJobPlan, 'data' | 'checkpoint' | 'output' | 'pods'> {
  readonly identity: IdentityMechanism;
}

/** Names of the volumes that hold files of a run. */
export const fileVolumes = {
  data: (index: number) => `data-${index}`,
  checkpoint: 'checkpoints',
  output: 'output',
  handOver: 'hand-over',
} as const;

/** Containers that bring what the program needs, one after another: its data, and what was kept of an interrupted run. */
export function fetchContainers(files: TrainingFiles): readonly ContainerPlan[] {
  return [
    ...files.data.map((data, index) => fetchContainer(data, index, files.identity)),
    ...(files.checkpoint ? [restoreContainer(files.checkpoint, files)] : []),
  ];
}

/** The container that copies checkpoints and output; none where neither is kept. */
export function copyContainers(files: TrainingFiles): readonly ContainerPlan[] {
  const { checkpoint, output, identity } = files;
  if (!checkpoint && !output) return [];
  return [
    {
      ...rclone('copy', copyScript, identity),
      env: {
        ...objectStoreEnv(identity),
        ...writerEnv,
        [trainingVariables.handOverDirectory]: trainingDirectories.handOver,
        ...(checkpoint && checkpointEnv(checkpoint)),
        ...(output && {
          [trainingVariables.outputDirectory]: output.directory,
          OUTPUT_REMOTE: remote(output.location, `${output.path}/`),
        }),
      },
      resources: copyResources,
      mounts: [
        ...(checkpoint ? [checkpointMount] : []),
        ...(output ? [outputMount] : []),
        handOverMount,
        ...credentialsMounts(identity),
      ],
    },
  ];
}

/** Where the program finds its files. */
export function fileMounts({ data, checkpoint, output }: TrainingFiles): readonly MountPlan[] {
  return [
    ...data.map(
      ({ directory }, index): MountPlan => ({ volume: fileVolumes.data(index), path: directory, readOnly: true }),
    ),
    ...(checkpoint ? [checkpointMount] : []),
    ...(output ? [outputMount, handOverMount] : []),
  ];
}

/** Each pod has a folder of its own in that of the job, by its number, which Kubernetes tells all containers of a gang. */
function checkpointEnv(checkpoint: CheckpointPlan): Labels {
  return {
    [trainingVariables.checkpointDirectory]: checkpoint.directory,
    [trainingVariables.checkpointEverySeconds]: String(checkpoint.everySeconds),
    CHECKPOINT_REMOTE: remote(checkpoint.location, `${checkpoint.path}/`),
  };
}

function fetchContainer(data: TrainingDataPlan, index: number, identity: IdentityMechanism): ContainerPlan {
  return {
    ...rclone(`data-${index}`, fetchScript, identity),
    env: {
      ...objectStoreEnv(identity),
      DATA_DIRECTORY: data.directory,
      DATA_REMOTE: remote(data.location, dataPrefix(data.path)),
    },
    resources: fetchResources(data.bytes),
    mounts: [
      { volume: fileVolumes.data(index), path: data.directory, readOnly: false },
      ...credentialsMounts(identity),
    ],
  };
}

function restoreContainer(checkpoint: CheckpointPlan, { identity, pods }: TrainingFiles): ContainerPlan {
  return {
    ...rclone('restore', restoreScript, identity),
    env: {
      ...objectStoreEnv(identity),
      [trainingVariables.checkpointDirectory]: checkpoint.directory,
      CHECKPOINT_REMOTE: remote(checkpoint.location, `${checkpoint.path}/`),
      [trainingVariables.handOverDirectory]: trainingDirectories.handOver,
    },
    resources: fetchResources(checkpointFolderBytes(checkpoint, pods)),
    mounts: [checkpointMount, handOverMount, ...credentialsMounts(identity)],
  };
}

/**
 * What the folder of checkpoints may hold. A program keeps its last checkpoint while it writes the next; and the pods of a
 * gang are brought those of the first pod beside their own.
 */
export function checkpointFolderBytes({ bytes }: Pick<CheckpointPlan, 'bytes'>, pods: number): number {
  return (pods > 1 ? 4 : 2) * bytes;
}

const checkpointMount: MountPlan = {
  volume: fileVolumes.checkpoint,
  path: trainingDirectories.checkpoint,
  readOnly: false,
};
const outputMount: MountPlan = { volume: fileVolumes.output, path: trainingDirectories.output, readOnly: false };
const handOverMount: MountPlan = { volume: fileVolumes.handOver, path: trainingDirectories.handOver, readOnly: false };

function rclone(name: string, script: string, identity: IdentityMechanism): ContainerPlan {
  return {
    name,
    image: modelDownloadImage.reference,
    command: ['/bin/sh', '-c', script],
    env: objectStoreEnv(identity),
    ports: [],
    resources: copyResources,
    mounts: [],
  };
}

/** Four files at once, each in pieces that are held in memory. */
const copyResources: ResourcesPlan = {
  cpuMilli: 250,
  memoryBytes: 512 * MiB,
  ephemeralBytes: 64 * MiB,
  devices: {},
};

function fetchResources(bytes: number): ResourcesPlan {
  return { ...copyResources, cpuMilli: 1000, ephemeralBytes: Math.ceil(bytes / MiB + 64) * MiB };
}
