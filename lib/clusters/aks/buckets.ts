import * as storage from '@pulumi/azure-native/storage';
import { parseCidr } from '../../units/cidr';
import { groupBy } from '../../units/group-by';
import { addressesOf } from '../addresses';
import { type BucketOf, bucketsOf, networkOf } from '../plan-parts';
import type { AksContext } from './context';
import { makeLifecycle, undeleteDays } from './lifecycle';

/** Resources of the buckets. */
export interface AksBuckets {
  /** Storage accounts by name. */
  readonly accounts: ReadonlyMap<string, storage.StorageAccount>;
  /** Containers by the names of the buckets in the definition. */
  readonly containers: ReadonlyMap<string, storage.BlobContainer>;
}

/**
 * Creates the managed buckets: containers in storage accounts that the network and the ranges in `apiAccess` can reach.
 */
export function makeBuckets(context: AksContext): AksBuckets {
  const managed = bucketsOf(context.plan, 'azure-blob').filter(({ manage }) => manage);
  const byAccount = groupBy(managed, ({ location }) => location.account);
  const accounts = new Map<string, storage.StorageAccount>();
  const containers = new Map<string, storage.BlobContainer>();
  for (const [accountName, buckets] of byAccount) {
    const account = makeAccount(context, accountName, buckets);
    accounts.set(accountName, account);
    for (const bucket of buckets) containers.set(bucket.name, makeContainer(context, account, bucket));
  }
  return { accounts, containers };
}

function makeAccount(
  { name, plan, group, protect, options }: AksContext,
  accountName: string,
  buckets: readonly BucketOf<'azure-blob'>[],
): storage.StorageAccount {
  const account = new storage.StorageAccount(
    `${name}-account-${accountName}`,
    {
      resourceGroupName: group.name,
      location: plan.region,
      accountName,
      kind: 'StorageV2',
      sku: { name: plan.zones.length > 1 ? 'Standard_ZRS' : 'Standard_LRS' },
      allowBlobPublicAccess: false,
      allowCrossTenantReplication: false,
      // Only identities have access: an account key would grant access to all containers from anywhere in the network.
      allowSharedKeyAccess: false,
      defaultToOAuthAuthentication: true,
      enableHttpsTrafficOnly: true,
      minimumTlsVersion: 'TLS1_2',
      ...networkAccess(networkOf(plan).apiAccess),
      tags: plan.tags,
    },
    { ...options, protect },
  );
  new storage.BlobServiceProperties(
    `${name}-account-${accountName}`,
    {
      resourceGroupName: group.name,
      accountName: account.name,
      blobServicesName: 'default',
      // The setting applies to the whole account, so one bucket with versioning enables it for all.
      isVersioningEnabled: buckets.some(({ versioning }) => versioning),
      deleteRetentionPolicy: { enabled: true, days: undeleteDays(buckets) },
      containerDeleteRetentionPolicy: { enabled: true, days: undeleteDays(buckets) },
    },
    options,
  );
  makeLifecycle({ name, group, options }, account, { accountName, buckets });
  return account;
}

/**
 * Access through private endpoints and, to upload models, from the ranges that can reach the Kubernetes API. Ranges
 * have no effect on clients in the same Azure region as the account.
 * Source: Microsoft Learn "Azure Storage firewall rules", read 2026-11.
 */
function networkAccess(ranges: readonly string[]) {
  const closed = { defaultAction: 'Deny', bypass: 'None' } as const;
  return ranges.length === 0
    ? { publicNetworkAccess: 'Disabled', networkRuleSet: closed }
    : {
        publicNetworkAccess: 'Enabled',
        networkRuleSet: {
          ...closed,
          ipRules: ranges
            .flatMap(ipRuleTexts)
            .map((iPAddressOrRange) => ({ iPAddressOrRange, action: 'Allow' as const })),
        },
      };
}

/** A range in the notation of Azure, which requires single addresses instead of /31 and /32. */
function ipRuleTexts(cidr: string): readonly string[] {
  return parseCidr(cidr).prefix > 30 ? addressesOf(cidr) : [cidr];
}

function makeContainer(
  { name, group, protect, options }: AksContext,
  account: storage.StorageAccount,
  bucket: BucketOf<'azure-blob'>,
): storage.BlobContainer {
  return new storage.BlobContainer(
    `${name}-bucket-${bucket.name}`,
    {
      resourceGroupName: group.name,
      accountName: account.name,
      containerName: bucket.location.container,
      publicAccess: 'None',
    },
    { ...options, protect },
  );
}
