import { lookup } from '../../units/lookup';
import { fullBucketAddress } from '../facts/bucket-address';
import { grantedKeys } from '../facts/grant-keys';
import type { BucketPlan } from '../types/bucket';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { list } from './placement';

/** Every decision about a bucket. */
export function explainBucket(bucket: BucketPlan, context: ExplainContext): Explanation {
  const { name, manage, versioning, location } = bucket;
  const path = ['buckets', name];
  const teams = lookup(context.definition.buckets, name)?.teams;
  const models = Object.entries(context.definition.models ?? {})
    .filter(([, model]) => model.bucket === name)
    .map(([model]) => model);
  return {
    subject: { kind: 'bucket', name },
    lines: [
      {
        field: 'location',
        value: fullBucketAddress(location),
        why: manage ? 'created by the platform, with a unique name' : 'exists already',
        from: written(context, [...path, 'name'], 'computed'),
      },
      {
        field: 'versioning',
        value: versioning ? 'on' : 'off',
        why: versioning ? 'overwritten and deleted objects can be restored' : 'deleted objects cannot be restored',
        from: written(context, [...path, 'versioning']),
      },
      ...lifecycleLines(bucket, context),
      {
        field: 'teams',
        value: teams === undefined ? 'all' : list(teams, 'none'),
        why: teams === undefined ? 'every team can use the bucket' : 'workloads of other teams cannot use the bucket',
        from: written(context, [...path, 'teams']),
      },
      { field: 'models', value: list(models), why: 'models in this bucket', from: computed },
      ...grantLines(bucket, context),
    ],
  };
}

function lifecycleLines({ name, lifecycle }: BucketPlan, context: ExplainContext): readonly ExplanationLine[] {
  if (!lifecycle) return [];
  const { abortedUploadDays, oldVersionDays, expiring } = lifecycle;
  return [
    {
      field: 'old versions',
      value: oldVersionDays === undefined ? 'kept' : `deleted after ${oldVersionDays} days`,
      why: 'time for which a replaced or deleted object can be restored',
      from: written(context, ['buckets', name, 'oldVersions']),
    },
    {
      field: 'aborted uploads',
      value: `deleted after ${abortedUploadDays} days`,
      why: 'parts of uploads that were not completed are stored, and no list of objects shows them',
      from: computed,
    },
    ...expiring.map(({ prefix, days }) => ({
      field: `objects of ${prefix}`,
      value: `deleted after ${days} days`,
      why: "checkpoints of training jobs with 'expireAfter'",
      from: computed,
    })),
  ];
}

function grantLines({ name }: BucketPlan, { plan }: ExplainContext): readonly ExplanationLine[] {
  return plan.cluster.identities.flatMap((identity) =>
    identity.grants
      .filter(({ bucket }) => bucket === name)
      .map(({ access, ...grant }) => ({
        field: access === 'read' ? 'reader' : 'writer',
        value: `${identity.name}: ${grantedKeys(grant)}`,
        why: access === 'read' ? 'read access of its service account' : 'read and write access of its service account',
        from: computed,
      })),
  );
}
