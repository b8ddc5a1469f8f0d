import type { Path } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import type { BucketLocation } from '../../types/bucket';
import type { TrainingJobPlan } from '../../types/training-job';
import type { Rule, RuleFinding } from '../rule';

/**
 * Pods of a Deployment are called NAME-HASH-HASH, with up to 17 characters after the name, and a name longer than a
 * DNS label is cut silently. Source: Kubernetes, generated names of ReplicaSets and Pods.
 */
const maxWorkloadLength = 63 - 17;

/** A dash and 8 digits of a hash: a run of a job has its own name. */
const runCharacters = 9;

/**
 * Pods of a JobSet are called RUN-workers-0-INDEX and, after a dash, 5 characters; JobSet refuses a name that leaves no
 * room for that. Source: sigs.k8s.io/jobset v0.12.0, validation of its webhook and `GenPodName`, 2026-11.
 */
function maxGang(pods: number): number {
  return 63 - runCharacters - `-workers-0-${pods - 1}-abcde`.length;
}

/** Pods of a Job are called RUN and, after a dash, 5 characters. Source: Kubernetes, generated names of Pods. */
const maxJobLength = 63 - runCharacters - '-abcde'.length;

/** Names still fit after all that Kubernetes and the clouds add to them. */
export const nameLength: Rule<'name'> = {
  id: 'name/length',
  scope: 'name',
  waivable: true,
  rationale:
    'A name that is too long is refused by the cloud at the end of a deployment, or cut so that two are the same.',
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
      fix: "choose a longer name, or give the bucket a 'name' in the cloud",
    },
  ];
}
