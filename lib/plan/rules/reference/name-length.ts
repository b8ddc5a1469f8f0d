import type { Path } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import type { BucketLocation } from '../../types/bucket';
import type { TrainingJobPlan } from '../../types/training-job';
import type { Rule, RuleFinding } from '../rule';

/**
 * Pods of a Deployment are named NAME-HASH-HASH: up to 17 characters after the name. A name longer than a DNS label is
 * truncated silently. Source: Kubernetes, generated names of ReplicaSets and Pods.
 */
const maxWorkloadLength = 63 - 17;

/** The name of a run is the name of the job, a dash and 8 digits of a hash. */
const runCharacters = 9;

/**
 * Pods of a JobSet are named RUN-workers-0-INDEX-XXXXX. JobSet refuses a name that is too long for that. Source: sigs.k8s.io/jobset v0.12.0, validation of its webhook and `GenPodName`, 2026-11.
 */
function maxGang(pods: number): number {
  return 63 - runCharacters - `-workers-0-${pods - 1}-abcde`.length;
}

/** Pods of a Job are named RUN-XXXXX. Source: Kubernetes, generated names of Pods. */
const maxJobLength = 63 - runCharacters - '-abcde'.length;

/** Names fit into the limits of Kubernetes and the clouds, including generated suffixes. */
export const nameLength: Rule<'name'> = {
  id: 'name/length',
  scope: 'name',
  waivableBy: 'platform',
  rationale: 'The cloud refuses a long name late in a deployment, or truncates it so that two names are equal.',
  check: (context) => {
    const { kind, path, name } = context;
    switch (kind) {
      case 'platform':
      // The cloud half shortens the names of node pools.
      case 'pool':
        return [];
      case 'bucket':
        return bucketLength(path, context.location);
      case 'service':
        return tooLong(path, name, maxWorkloadLength);
      case 'training':
        return context.job ? tooLong(path, name, maxLengthOf(context.job)) : [];
      default:
        return assertNever(kind);
    }
  },
};

function maxLengthOf({ object, pods }: Pick<TrainingJobPlan, 'object' | 'pods'>): number {
  return object === 'job-set' ? maxGang(pods) : maxJobLength;
}

function bucketLength(path: Path, location: BucketLocation): readonly RuleFinding[] {
  return location.kind === 'azure-blob'
    ? [...tooLong(path, location.container, 63), ...tooShort(path, location.container, 3)]
    : tooLong(path, location.bucket, 63);
}

function tooLong(path: Path, name: string, max: number): readonly RuleFinding[] {
  if (name.length <= max) return [];
  return [
    {
      path,
      problem: `the name has ${name.length} characters`,
      value: name,
      allowed: `at most ${max} characters`,
      fix: 'choose a shorter name',
    },
  ];
}

/** Source for containers of Azure: Microsoft Learn "Naming and referencing containers", 2026-11. */
function tooShort(path: Path, name: string, min: number): readonly RuleFinding[] {
  if (name.length >= min) return [];
  return [
    {
      path,
      problem: `the name has ${name.length} ${name.length === 1 ? 'character' : 'characters'}`,
      value: name,
      allowed: `at least ${min} characters`,
      fix: "choose a longer name, or set 'name' of the bucket",
    },
  ];
}
