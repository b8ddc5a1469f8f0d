import type { CheckpointSpec, TrainingJobSpec } from '../../definition/training';
import { parseDuration } from '../../units/duration';
import { GiB, MiB, parseBytes } from '../../units/quantity';
import type { BucketPlan } from '../bucket';
import { lookup } from '../lookup';
import type { NodePoolPlan } from '../node-pool';
import type { VolumePlan } from '../pod';
import type { Provider } from '../providers/provider';
import type { CheckpointPlan, TrainingDataPlan, TrainingJobPlan } from '../training-job';
import { fileVolumes, type TrainingFiles } from './training-copies';
import { trainingDirectories } from './training-paths';

/** Size of data and of a checkpoint whose definition gives none. */
export const defaultSize = '1Gi';

/**
 * Bytes a second that a pod writes to its node's disk, at least: a gp3 volume as it comes, the slowest of the three
 * clouds' usual ones. Source: AWS "Amazon EBS General Purpose SSD volumes", 2026-11.
 */
const diskBytesPerSecond = 125 * MiB;

/** Until a program has noticed the signal and is at a place where it can save. */
const noticeSeconds = 5;

/** The longest that a pod is let to save what it has where the cloud sets no end. */
const mostGraceSeconds = 300;

/** Where everything of a job is, in buckets and in its pods. Nothing where a bucket is not there. */
export function resolveFiles(
  spec: Pick<TrainingJobSpec, 'data' | 'checkpoint' | 'output'>,
  run: string,
  buckets: Readonly<Record<string, BucketPlan>>,
  provider: Pick<Provider, 'objectStoreBytesPerSecond'>,
): Pick<TrainingJobPlan, 'data' | 'checkpoint' | 'output'> | undefined {
  const data = Object.entries(spec.data ?? {}).map(([directory, { bucket, path, size }]) => {
    const location = lookup(buckets, bucket)?.location;
    return (
      location && ({ directory, location, path, bytes: parseBytes(size ?? defaultSize) } satisfies TrainingDataPlan)
    );
  });
  const checkpoint = spec.checkpoint && resolveCheckpoint(spec.checkpoint, run, buckets, provider);
  const output = spec.output && resolveOutput(spec.output, run, buckets);
  if (!data.every((each) => each !== undefined)) return undefined;
  if ((spec.checkpoint && !checkpoint) || (spec.output && !output)) return undefined;
  return { data, ...(checkpoint && { checkpoint }), ...(output && { output }) };
}

/** Each run has a folder of its own: what another run kept must not be taken for its own, nor be written over. */
function resolveCheckpoint(
  spec: CheckpointSpec,
  run: string,
  buckets: Readonly<Record<string, BucketPlan>>,
  provider: Pick<Provider, 'objectStoreBytesPerSecond'>,
): CheckpointPlan | undefined {
  const location = lookup(buckets, spec.bucket)?.location;
  if (!location) return undefined;
  const bytes = parseBytes(spec.size ?? defaultSize);
  return {
    directory: trainingDirectories.checkpoint,
    location,
    path: runPath(spec.path, run),
    everySeconds: Math.max(1, Math.floor(parseDuration(spec.every) / 1000)),
    bytes,
    saveSeconds:
      noticeSeconds + Math.ceil(bytes / diskBytesPerSecond) + Math.ceil(bytes / provider.objectStoreBytesPerSecond),
  };
}

function resolveOutput(
  { bucket, path }: NonNullable<TrainingJobSpec['output']>,
  run: string,
  buckets: Readonly<Record<string, BucketPlan>>,
): TrainingJobPlan['output'] {
  const location = lookup(buckets, bucket)?.location;
  return location && { location, path: runPath(path, run), directory: trainingDirectories.output };
}

function runPath(path: string, run: string): string {
  return `${path.replace(/\/+$/, '')}/${run}`;
}

/** The largest checkpoint that can be written and copied in so many seconds; none where there is no time for any. */
export function savedWithin(
  seconds: number,
  { objectStoreBytesPerSecond }: Pick<Provider, 'objectStoreBytesPerSecond'>,
) {
  // Two seconds are lost to rounding.
  const each = 1 / diskBytesPerSecond + 1 / objectStoreBytesPerSecond;
  return Math.max(0, Math.floor((seconds - noticeSeconds - 2) / each / MiB)) * MiB;
}

/** Seconds that a pod has to end itself: what the cloud gives, or what saving takes and half as much again. */
export function graceSeconds({ interruption }: NodePoolPlan, checkpoint: CheckpointPlan | undefined): number {
  // The kubelet has to tell of the pod's end before the node goes.
  if (interruption) return Math.max(1, interruption.graceSeconds - 2);
  const wanted = Math.ceil(1.5 * (checkpoint?.saveSeconds ?? 0));
  return Math.min(mostGraceSeconds, Math.max(30, wanted));
}

/** Seconds of the grace that the program has to itself, before its checkpoint is copied. */
export function stopSeconds(
  grace: number,
  checkpoint: CheckpointPlan | undefined,
  { objectStoreBytesPerSecond }: Pick<Provider, 'objectStoreBytesPerSecond'>,
): number {
  const copy = checkpoint ? Math.ceil(checkpoint.bytes / objectStoreBytesPerSecond) : 0;
  return Math.max(1, grace - copy - 1);
}

/**
 * Volumes for a job's files. A program keeps its last checkpoint while it writes the next, so there is room for two; an
 * output is taken to be no larger than a checkpoint, and of a gibibyte at least.
 */
export function fileVolumePlans({
  data,
  checkpoint,
  output,
}: Omit<TrainingFiles, 'identity' | 'pods'>): readonly VolumePlan[] {
  return [
    ...data.map(({ bytes }, index) => scratch(fileVolumes.data(index), bytes)),
    ...(checkpoint ? [scratch(fileVolumes.checkpoint, 2 * checkpoint.bytes)] : []),
    ...(output
      ? [scratch(fileVolumes.output, Math.max(GiB, checkpoint?.bytes ?? 0)), scratch(fileVolumes.handOver, 0)]
      : []),
  ];
}

/** A volume with a little room to spare: what is on it is a little larger on a disk. */
function scratch(name: string, bytes: number): VolumePlan {
  return { kind: 'scratch', name, bytes: Math.ceil(bytes / MiB + 16) * MiB };
}
