import { modelDownloadImage } from '../../../catalog/images';
import { MiB } from '../../../units/quantity';
import { scrapeLimits } from '../../facts/scrape-limits';
import type { ContainerPlan, MountPlan, ResourcesPlan } from '../../types/container';
import type { IdentityMechanism } from '../../types/identity';
import type { Labels } from '../../types/labels';
import type { ScrapePlan } from '../../types/monitoring';
import type { CheckpointPlan, TrainingDataPlan, TrainingJobPlan } from '../../types/training-job';
import { credentialsMounts, objectStoreEnv, remote, writerEnv } from '../workload/object-store';
import { restoreScript } from './checkpoint-scripts';
import { outputScript } from './output-scripts';
import { dataPrefix, fetchDirectory, trainingDirectories } from './paths';
import { copyScript, fetchScript } from './scripts';
import { trainingVariables } from './variables';

/** Files of a job that are copied from and to buckets, and the identity for it. */
export interface TrainingFiles extends Pick<TrainingJobPlan, 'data' | 'checkpoint' | 'output' | 'pods'> {
  readonly identity: IdentityMechanism;
}

type OutputPlan = NonNullable<TrainingJobPlan['output']>;

/** Names of the volumes with the files of a run. */
export const fileVolumes = {
  data: (index: number) => `data-${index}`,
  checkpoint: 'checkpoints',
  output: 'output',
  handOver: 'hand-over',
  programState: 'program-state',
} as const;

/**
 * Init containers that look for a complete output, and fetch the data and the checkpoints of an interrupted run, one after
 * the other.
 */
export function fetchContainers(files: TrainingFiles): readonly ContainerPlan[] {
  return [
    ...(files.output ? [outputContainer(files.output, files)] : []),
    ...files.data.map((data, index) => fetchContainer(data, index, files)),
    ...(files.checkpoint ? [restoreContainer(files.checkpoint, files)] : []),
  ];
}

/** The sidecar that copies checkpoints and output. None without both. */
export function copyContainers(files: TrainingFiles): readonly ContainerPlan[] {
  const { checkpoint, output, identity } = files;
  if (!checkpoint && !output) return [];
  return [
    {
      ...rclone('copy', copyScript({ checkpoint: checkpoint !== undefined, output: output !== undefined }), identity),
      env: {
        ...objectStoreEnv(identity),
        ...writerEnv,
        ...(checkpoint && {
          ...checkpointEnv(checkpoint, files),
          [trainingVariables.checkpointEverySeconds]: String(checkpoint.everySeconds),
          CHECKPOINT_METRICS_ADDRESS: `:${metricsPort}`,
        }),
        ...(output && {
          ...handOverEnv,
          ...programStateEnv,
          ...outputEnv(output, files),
        }),
      },
      fieldEnv: jobUidEnv,
      ports: checkpoint ? [{ name: metricsPortName, port: metricsPort }] : [],
      resources: {
        ...copyResources,
        memoryBytes: uploadMemoryBytes(Math.max(checkpoint?.bytes ?? 0, output?.bytes ?? 0)),
      },
      mounts: [
        ...(checkpoint ? [checkpointVolumeMount] : []),
        ...(output ? [outputVolumeMount, handOverMount, { ...programStateMount, readOnly: true }] : []),
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
    ...(output ? [outputMount, { ...handOverMount, readOnly: true }, programStateMount] : []),
  ];
}

/** Parameters of both scripts. Each pod has its own folders below that of the job, named after its completion index. */
function checkpointEnv({ location, path }: CheckpointPlan, { pods }: Pick<TrainingFiles, 'pods'>): Labels {
  return {
    CHECKPOINT_REMOTE: remote(location, `${path}/`),
    CHECKPOINT_VOLUME: trainingDirectories.checkpointVolume,
    CHECKPOINT_PODS: String(pods),
  };
}

const handOverEnv: Labels = { [trainingVariables.handOverDirectory]: trainingDirectories.handOver };

const programStateEnv: Labels = {
  [trainingVariables.programStateDirectory]: trainingDirectories.programState,
};

function outputEnv({ location, path }: OutputPlan, { pods }: Pick<TrainingFiles, 'pods'>): Labels {
  return {
    OUTPUT_REMOTE: remote(location, `${path}/`),
    OUTPUT_PODS: String(pods),
    OUTPUT_VOLUME: trainingDirectories.outputVolume,
  };
}

/** Tells the pods of one attempt from those of another. Kubernetes sets the label in the pods of a Job. */
const jobUidEnv = { JOB_UID: "metadata.labels['batch.kubernetes.io/controller-uid']" };

/**
 * Seconds between the claim of a pod and its list of markers: longer than a pod of an earlier attempt takes from its look
 * at the claims to the end of a marker, which is cancelled after 8 s. One pod needs no agreement with others.
 */
const settleSeconds = (pods: number) => (pods > 1 ? 15 : 0);

/** Port on which the sidecar serves the time of the newest checkpoint. */
export const metricsPort = 9465;
const metricsPortName = 'metrics';

/** Metrics of the sidecar, one series each. */
const checkpointMetrics = ['model_platform_checkpoint_folder_bytes', 'model_platform_checkpoint_timestamp_seconds'];

/** How Prometheus scrapes the sidecar. */
export function checkpointScrape(selector: Labels): ScrapePlan {
  return {
    selector,
    port: metricsPortName,
    path: '/metrics.txt',
    intervalSeconds: 30,
    limits: scrapeLimits(checkpointMetrics.length),
    // The program shares the network of the pod, so it can answer on the port as well.
    kept: [{ metrics: checkpointMetrics, labels: {} }],
  };
}

function outputContainer(output: OutputPlan, files: TrainingFiles): ContainerPlan {
  return {
    ...rclone('output', outputScript, files.identity),
    env: { ...objectStoreEnv(files.identity), ...handOverEnv, ...outputEnv(output, files) },
    fieldEnv: jobUidEnv,
    mounts: [outputVolumeMount, handOverMount, ...credentialsMounts(files.identity)],
  };
}

function fetchContainer(
  data: TrainingDataPlan,
  index: number,
  { identity, output }: Pick<TrainingFiles, 'identity' | 'output'>,
): ContainerPlan {
  return {
    ...rclone(`data-${index}`, fetchScript, identity),
    env: {
      ...objectStoreEnv(identity),
      DATA_DIRECTORY: fetchDirectory,
      DATA_REMOTE: remote(data.location, dataPrefix(data.path)),
      ...(output && handOverEnv),
    },
    resources: fetchResources(data.bytes),
    mounts: [
      writable(fileVolumes.data(index), fetchDirectory),
      ...(output ? [handOverMount] : []),
      ...credentialsMounts(identity),
    ],
  };
}

function restoreContainer(checkpoint: CheckpointPlan, { identity, pods }: TrainingFiles): ContainerPlan {
  return {
    ...rclone('restore', restoreScript, identity),
    env: {
      ...objectStoreEnv(identity),
      ...writerEnv,
      ...checkpointEnv(checkpoint, { pods }),
      CHECKPOINT_SETTLE_SECONDS: String(settleSeconds(pods)),
    },
    fieldEnv: jobUidEnv,
    resources: fetchResources(checkpointFolderBytes(checkpoint, pods)),
    mounts: [checkpointVolumeMount, ...credentialsMounts(identity)],
  };
}

/**
 * Size of the volume of checkpoints. A program keeps its last checkpoint while it writes the next one, and the snapshot
 * that is copied keeps one that the program may have deleted. The pods of a gang also fetch two of the first pod.
 */
export function checkpointFolderBytes({ bytes }: Pick<CheckpointPlan, 'bytes'>, pods: number): number {
  return (pods > 1 ? 5 : 3) * bytes;
}

const checkpointVolumeMount = writable(fileVolumes.checkpoint, trainingDirectories.checkpointVolume);
const outputVolumeMount = writable(fileVolumes.output, trainingDirectories.outputVolume);
const handOverMount = writable(fileVolumes.handOver, trainingDirectories.handOver);
const programStateMount = writable(fileVolumes.programState, trainingDirectories.programState);

/** The part of a volume that the program sees. The scripts call the folder `files`. */
const checkpointMount: MountPlan = {
  ...writable(fileVolumes.checkpoint, trainingDirectories.checkpoint),
  subPath: 'files',
};
const outputMount: MountPlan = { ...writable(fileVolumes.output, trainingDirectories.output), subPath: 'files' };

function writable(volume: string, path: string): MountPlan {
  return { volume, path, readOnly: false };
}

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

/**
 * Memory to upload files of this size: 16 parts at once, and the server of the metrics. An object has at most 10,000 parts.
 * Source: rclone v1.75, backend/s3, `--s3-max-upload-parts`, `--s3-upload-concurrency`; fs/chunksize.
 */
function uploadMemoryBytes(bytes: number): number {
  return Math.max(copyResources.memoryBytes, Math.ceil((16 * bytes) / 10_000 / MiB + 256) * MiB);
}

function fetchResources(bytes: number): ResourcesPlan {
  return { ...copyResources, cpuMilli: 1000, ephemeralBytes: Math.ceil(bytes / MiB + 64) * MiB };
}
