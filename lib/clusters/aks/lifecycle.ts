import * as storage from '@pulumi/azure-native/storage';
import { groupBy } from '../../units/group-by';
import { pack } from '../../units/pack';
import type { BucketOf } from '../plan-parts';
import type { AksContext } from './context';

/** Number of days in which deleted objects and containers can be restored, if no bucket of the account needs more. */
const leastUndeleteDays = 7;

/**
 * Folders of one rule.
 * Source: MicrosoftDocs/azure-docs, `articles/storage/blobs/lifecycle-management-policy-structure.md`, 2025-06-13.
 */
const maxPrefixes = 10;

/**
 * Number of days in which deleted objects can be restored. A lifecycle counts the age of an old version from its upload and not
 * from its replacement, so a version of which it deletes the last copy is restored from there. Source: the same page, action run conditions.
 */
export function undeleteDays(buckets: readonly BucketOf<'azure-blob'>[]): number {
  return Math.max(leastUndeleteDays, ...buckets.map(({ lifecycle }) => lifecycle?.oldVersionDays ?? 0));
}

/**
 * Creates the lifecycle of an account. Azure itself deletes parts of uploads that were not completed, after a week.
 * Source: Azure SDK for .NET, BlockBlobClient.CommitBlockList, read 2026-11.
 */
export function makeLifecycle(
  { name, group, options }: Pick<AksContext, 'name' | 'group' | 'options'>,
  account: storage.StorageAccount,
  { accountName, buckets }: { readonly accountName: string; readonly buckets: readonly BucketOf<'azure-blob'>[] },
): void {
  const hasVersions = buckets.some(({ versioning }) => versioning);
  const rules = buckets.flatMap((bucket) => rulesOf(bucket, hasVersions));
  if (rules.length === 0) return;
  makePolicy({ name, group, options }, account, { accountName, policy: { rules } });
}

/** The one policy that an account can have. */
export function makePolicy(
  { name, group, options }: Pick<AksContext, 'name' | 'group' | 'options'>,
  account: storage.StorageAccount,
  { accountName, policy }: { readonly accountName: string; readonly policy: storage.ManagementPolicyArgs['policy'] },
): void {
  new storage.ManagementPolicy(
    `${name}-account-${accountName}`,
    { resourceGroupName: group.name, accountName: account.name, managementPolicyName: 'default', policy },
    options,
  );
}

function rulesOf(bucket: BucketOf<'azure-blob'>, accountHasVersions: boolean) {
  const { name, location, versioning, lifecycle } = bucket;
  if (!lifecycle) return [];
  const { container } = location;
  // Versioning is a setting of the account, so a bucket without it can have old versions too.
  const versionDays = lifecycle.oldVersionDays ?? (accountHasVersions && !versioning ? 1 : undefined);
  const expiring = [...groupBy(lifecycle.expiring, ({ days }) => String(days)).values()].flatMap((folders) =>
    pack(folders, ({ length }) => length <= maxPrefixes).map((part, index) => ({
      suffix: `expiring-${folders[0].days}-${index}`,
      prefixes: part.map(({ prefix }) => prefix),
      actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: folders[0].days } } },
    })),
  );
  const old = { suffix: 'old-versions', prefixes: [''] };
  return [
    ...(versionDays === undefined
      ? []
      : [{ ...old, actions: { version: { delete: { daysAfterCreationGreaterThan: versionDays } } } }]),
    ...expiring,
  ].map(({ suffix, prefixes, actions }) => ({
    name: `${name}-${suffix}`,
    enabled: true,
    type: 'Lifecycle',
    definition: {
      filters: { blobTypes: ['blockBlob'], prefixMatch: prefixes.map((prefix) => `${container}/${prefix}`) },
      actions,
    },
  }));
}
