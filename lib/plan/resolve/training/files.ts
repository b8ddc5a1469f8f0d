import type { CheckpointSpec, TrainingJobSpec } from '../../../definition/training';
import { parseDuration } from '../../../units/duration';
import { lookup } from '../../../units/lookup';
import { GiB, MiB, parseBytes } from '../../../units/quantity';
import { nodeDiskBytesPerSecond } from '../../facts/node-disk';
import type { Provider } from '../../providers/provider';
import type { BucketPlan } from '../../types/bucket';
import type { NodePoolPlan } from '../../types/node-pool';
import type { VolumePlan } from '../../types/pod';
import type { CheckpointPlan, TrainingDataPlan, TrainingJobPlan } from '../../types/training-job';
import { checkpointFolderBytes, fileVolumes, type TrainingFiles } from './copies';
import { trainingDirectories } from './paths';
import type { RunNames } from './run-names';

/** Default size of data and of a checkpoint. */
export const defaultSize = '1Gi';

/** Seconds between the stop signal and the point at which a program can save a checkpoint. */
const noticeSeconds = 5;

/** Seconds in which a pod takes a snapshot, stores its marker and lists objects, besides the copy of the files. */
const markSeconds = 5;

/**
 * Locations of a job's files in buckets and in its pods. Undefined if a bucket does not exist.
 *
 * @param names Names of the folders of its output and of its checkpoints.
 */
export function resolveFiles(
  spec: Pick<TrainingJobSpec, 'data' | 'checkpoint' | 'output'>,
  { run, folder }: RunNames,
  buckets: Readonly<Record<string, BucketPlan>>,
  provider: Pick<Provider, 'objectStoreBytesPerSecond'>,
): Pick<TrainingJobPlan, 'data' | 'checkpoint' | 'output'> | undefined {
  const data = Object.entries(spec.data ?? {}).map(([directory, { bucket, path, size }]) => {
    const location = lookup(buckets, bucket)?.location;
    return (
      location && ({ directory, location, path, bytes: parseBytes(size ?? defaultSize) } satisfies TrainingDataPlan)
    );
  });
  const checkpoint = spec.checkpoint && resolveCheckpoint(spec.checkpoint, folder, buckets, provider);
  const output = spec.output && resolveOutput(spec.output, spec.checkpoint, run, buckets);
  if (!data.every((each) => each !== undefined)) return undefined;
  if ((spec.checkpoint && !checkpoint) || (spec.output && !output)) return undefined;
  return { data, ...(checkpoint && { checkpoint }), ...(output && { output }) };
}

/** Each program has its own folder, so that it neither restores nor overwrites the checkpoints of another. */
function resolveCheckpoint(
  spec: CheckpointSpec,
  folder: string,
  buckets: Readonly<Record<string, BucketPlan>>,
  provider: Pick<Provider, 'objectStoreBytesPerSecond'>,
): CheckpointPlan | undefined {
  const location = lookup(buckets, spec.bucket)?.location;
  if (!location) return undefined;
  const bytes = parseBytes(spec.size ?? defaultSize);
  const copySeconds = markSeconds + Math.ceil(bytes / provider.objectStoreBytesPerSecond);
  return {
    directory: trainingDirectories.checkpoint,
    location,
    path: pathOf(spec.path, folder),
    everySeconds: Math.max(1, Math.floor(parseDuration(spec.every) / 1000)),
    bytes,
    copySeconds,
    saveSeconds: noticeSeconds + Math.ceil(bytes / nodeDiskBytesPerSecond) + copySeconds,
  };
}

/**
 * Each run has its own folder, so that it does not overwrite the output of another one, which a service may serve. A run
 * that is started again does not either; see `output-scripts.ts`. The default size is that of a checkpoint, and at least 1 GiB.
 */
function resolveOutput(
  { bucket, path, size }: NonNullable<TrainingJobSpec['output']>,
  checkpoint: CheckpointSpec | undefined,
  folder: string,
  buckets: Readonly<Record<string, BucketPlan>>,
): TrainingJobPlan['output'] {
  const location = lookup(buckets, bucket)?.location;
  const bytes = size === undefined ? Math.max(GiB, parseBytes(checkpoint?.size ?? defaultSize)) : parseBytes(size);
  return location && { location, path: pathOf(path, folder), directory: trainingDirectories.output, bytes };
}

function pathOf(path: string, folder: string): string {
  return `${path.replace(/\/+$/, '')}/${folder}`;
}

/** Bytes of the largest checkpoint that can be copied in this time. 0 if it is too short for any. */
export function copiedWithin(
  seconds: number,
  { objectStoreBytesPerSecond }: Pick<Provider, 'objectStoreBytesPerSecond'>,
) {
  return Math.max(0, Math.floor(((seconds - markSeconds) * objectStoreBytesPerSecond) / MiB)) * MiB;
}

/** Bytes of the largest checkpoint that can be written and copied in this time. 0 if it is too short for any. */
export function savedWithin(
  seconds: number,
  { objectStoreBytesPerSecond }: Pick<Provider, 'objectStoreBytesPerSecond'>,
) {
  // Rounding takes up to two seconds.
  const each = 1 / nodeDiskBytesPerSecond + 1 / objectStoreBytesPerSecond;
  return Math.max(0, Math.floor((seconds - noticeSeconds - markSeconds - 2) / each / MiB)) * MiB;
}

/**
 * Termination grace period of a pod: 1.5 times the time to save a checkpoint, limited by what ends its node: an
 * interruption by the cloud, which gives less, or a drain.
 */
export function graceSeconds(
  { interruption, drainSeconds }: Pick<NodePoolPlan, 'interruption' | 'drainSeconds'>,
  checkpoint: CheckpointPlan | undefined,
): number {
  // The kubelet has to report the end of the pod before the node stops.
  if (interruption) return Math.max(1, interruption.graceSeconds - 2);
  const wanted = Math.ceil(1.5 * (checkpoint?.saveSeconds ?? 0));
  return Math.min(drainSeconds ?? Number.POSITIVE_INFINITY, Math.max(30, wanted));
}

/** Seconds of the grace period that the program can use before its checkpoint is copied. */
export function stopSeconds(grace: number, checkpoint: CheckpointPlan | undefined): number {
  return Math.max(1, grace - (checkpoint?.copySeconds ?? 0) - 1);
}

/** Volumes for the files of a job. */
export function fileVolumePlans({
  data,
  checkpoint,
  output,
  pods,
}: Omit<TrainingFiles, 'identity'>): readonly VolumePlan[] {
  return [
    ...data.map(({ bytes }, index) => scratch(fileVolumes.data(index), bytes)),
    ...(checkpoint ? [scratch(fileVolumes.checkpoint, checkpointFolderBytes(checkpoint, pods))] : []),
    ...(output ? [scratch(fileVolumes.output, output.bytes)] : []),
    ...(output ? [scratch(fileVolumes.handOver, 0), scratch(fileVolumes.programState, 0)] : []),
  ];
}

/** A scratch volume with 16 MiB for the overhead of the filesystem. */
function scratch(name: string, bytes: number): VolumePlan {
  return { kind: 'scratch', name, bytes: Math.ceil(bytes / MiB + 16) * MiB };
}
