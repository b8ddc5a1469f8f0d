import type { ModelPlatformDefinition } from '../../../definition/platform';
import { lookup } from '../../../units/lookup';
import { expiringFolders } from '../../facts/expiring-folders';
import type { Rule, RuleFinding } from '../rule';

/** Objects are deleted by their age only in buckets that the platform creates, and old versions only where there are some. */
export const bucketLifecycleApplies: Rule<'platform'> = {
  id: 'bucket/lifecycle-applies',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'The lifecycle of a bucket that the platform does not create is not changed, so nothing would be deleted.',
  check: ({ definition, plan }) => {
    const isManaged = (bucket: string) => lookup(plan.cluster.buckets, bucket)?.manage ?? true;
    const jobs = expiringFolders(definition).flatMap(({ path, bucket, expireAfter }) =>
      isManaged(bucket) ? [] : [notManaged({ path, bucket, value: expireAfter, field: 'expireAfter' })],
    );
    return [...bucketFindings(definition, isManaged), ...jobs];
  },
};

function bucketFindings(
  { buckets = {} }: ModelPlatformDefinition,
  isManaged: (bucket: string) => boolean,
): readonly RuleFinding[] {
  return Object.entries(buckets).flatMap(([bucket, { oldVersions, versioning }]) => {
    if (oldVersions === undefined) return [];
    const path = ['buckets', bucket, 'oldVersions'];
    if (!isManaged(bucket)) return [notManaged({ path, bucket, value: oldVersions, field: 'oldVersions' })];
    if (versioning ?? true) return [];
    return [
      {
        path,
        problem: `the bucket ${bucket} keeps no old versions, because its versioning is off`,
        value: oldVersions,
        fix: "remove 'oldVersions', or versioning: false",
      },
    ];
  });
}

interface Ignored {
  readonly path: RuleFinding['path'];
  readonly bucket: string;
  readonly value: string;
  readonly field: string;
}

function notManaged({ path, bucket, value, field }: Ignored): RuleFinding {
  return {
    path,
    problem: `the platform does not create the bucket ${bucket}, so its lifecycle is not changed`,
    value,
    fix: `remove '${field}', and add a rule to the lifecycle of the bucket where it is created`,
  };
}
