import type { TrainingJobSpec } from '../../../definition/training';
import { canonicalJson } from '../../../units/canonical-json';
import { shortHash } from '../../../units/names';
import type { PodPlan, SecurityPlan } from '../../types/pod';
import type { TrainingJobPlan } from '../../types/training-job';

/** Names that depend on the content of a job. */
export interface RunNames {
  /**
   * Name of the object, which the program knows as its run, and of the folder of its output. It changes with everything
   * that cannot change while the object exists.
   */
  readonly run: string;
  /** Name of the folder of its checkpoints. It changes with the program. */
  readonly folder: string;
}

/**
 * Names of a job's run and folders: the job's name and a hash of its plan.
 *
 * @param draft The plan with empty names.
 */
export function runNames(
  name: string,
  spec: Pick<TrainingJobSpec, 'image' | 'command' | 'env' | 'run'>,
  draft: TrainingJobPlan,
): RunNames {
  return {
    run: `${name}-${shortHash(canonicalJson(objectOf(spec, draft)), 8)}`,
    folder: `${name}-${shortHash(canonicalJson(programOf(spec, draft)), 8)}`,
  };
}

/**
 * Version of the form in which the manifests write a pod. A change of `lib/manifests` that writes the pod of an unchanged
 * plan differently raises it, because the pod of an existing object cannot change. It renames and restarts every run.
 */
const podFormat = 2;

/**
 * The parts of a plan that cannot change while the object exists, and the field that requests another run. Only what is
 * rendered is hashed, so that a changed explanation renames no run. Keys are part of the hash: a renamed key or an
 * additional value would rename and restart every run of every user.
 */
function objectOf({ run = '1' }: Pick<TrainingJobSpec, 'run'>, draft: TrainingJobPlan) {
  const { object, pods, pod, queue, failure, deadlineSeconds, rendezvous } = draft;
  return { object, pods, pod: renderedPod(pod), queue, failure, deadlineSeconds, rendezvous, run, podFormat };
}

/** A pod without its prose. */
function renderedPod({ security, ...pod }: PodPlan) {
  const { rootFilesystem, ...rest } = security;
  return { ...pod, security: { ...rest, rootFilesystem: withoutReason(rootFilesystem) } };
}

function withoutReason(rootFilesystem: SecurityPlan['rootFilesystem']) {
  return rootFilesystem.kind === 'writable'
    ? { kind: rootFilesystem.kind, containers: rootFilesystem.containers }
    : rootFilesystem;
}

/**
 * Everything that decides what a program computes and how many parts its checkpoints have. Another deadline, pool or
 * priority, or another version of the container that copies files, keeps the checkpoints.
 */
function programOf(
  { image, command, env = {}, run = '1' }: Pick<TrainingJobSpec, 'image' | 'command' | 'env' | 'run'>,
  { framework, pods, processesPerPod, data }: TrainingJobPlan,
) {
  const read = data.map(({ directory, location, path }) => ({ directory, location, path }));
  return { image, command, env, framework, pods, processesPerPod, read, run };
}
