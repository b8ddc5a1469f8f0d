import { fullBucketAddress } from '../facts/bucket-address';
import type { BucketPlan } from '../types/bucket';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { list } from './placement';

/** Everything that was decided about a bucket. */
export function explainBucket(bucket: BucketPlan, context: ExplainContext): Explanation {
  const { name, manage, versioning, location } = bucket;
  const path = ['buckets', name];
  const models = Object.entries(context.definition.models ?? {})
    .filter(([, model]) => model.bucket === name)
    .map(([model]) => model);
  return {
    subject: { kind: 'bucket', name },
    lines: [
      {
        field: 'location',
        value: fullBucketAddress(location),
        why: manage ? 'a name that no other platform has, made by us' : 'it is there already',
        from: written(context, [...path, 'name'], 'computed'),
      },
      {
        field: 'versioning',
        value: versioning ? 'on' : 'off',
        why: versioning ? 'what is overwritten or deleted can be brought back' : 'what is deleted is gone',
        from: written(context, [...path, 'versioning']),
      },
      { field: 'models', value: list(models), why: 'they name this bucket', from: computed },
      ...grantLines(bucket, context),
    ],
  };
}

function grantLines({ name }: BucketPlan, { plan }: ExplainContext): readonly ExplanationLine[] {
  return plan.cluster.identities.flatMap((identity) =>
    identity.grants
      .filter(({ bucket }) => bucket === name)
      .map(({ access, prefix }) => ({
        field: access === 'read' ? 'may read' : 'may read and write',
        value: `${identity.name}: ${prefix}*`,
        why: 'the workload of this service account needs it',
        from: computed,
      })),
  );
}
