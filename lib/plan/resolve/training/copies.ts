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

/** Files of a job that are copied from and to buckets, and the identity for it. */
export interface TrainingFiles extends Pick<TrainingJobPlan, 'data' | 'checkpoint' | 'output' | 'pods'> {
  readonly identity: IdentityMechanism;
}

/** Names of the volumes with the files of a run. */
export const fileVolumes = {
  data: (index: number) => `data-${index}`,
  checkpoint: 'checkpoints',
  output: 'output',
  handOver: 'hand-over',
} as const;

/** Init containers that fetch the data and the checkpoints of an interrupted run, one after the other. */
export function fetchContainers(files: TrainingFiles): readonly ContainerPlan[] {
  return [
    ...files.data.map((data, index) => fetchContainer(data, index, files.identity)),
    ...(files.checkpoint ? [restoreContainer(files.checkpoint, files)] : []),
  ];
}

/** The sidecar that copies checkpoints and output. None without both. */
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

/** Mounts of the program's container for its files. */
export function fileMounts({ data, checkpoint, output }: TrainingFiles): readonly MountPlan[] {
  return [
    ...data.map(
      ({ directory }, index): MountPlan => ({ volume: fileVolumes.data(index), path: directory, readOnly: true }),
    ),
    ...(checkpoint ? [checkpointMount] : []),
    ...(output ? [outputMount, handOverMount] : []),
  ];
}

/** Each pod has its own folder below that of the job, named after its completion index. */
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
 * Size of the checkpoint folder. A program keeps its last checkpoint while it writes the next one. The pods of a gang also
 * fetch those of the first pod.
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

/** rclone copies four files at once, each in chunks that it buffers in memory. */
const copyResources: ResourcesPlan = {
  cpuMilli: 250,
  memoryBytes: 512 * MiB,
  ephemeralBytes: 64 * MiB,
  devices: {},
};

function fetchResources(bytes: number): ResourcesPlan {
  return { ...copyResources, cpuMilli: 1000, ephemeralBytes: Math.ceil(bytes / MiB + 64) * MiB };
}
