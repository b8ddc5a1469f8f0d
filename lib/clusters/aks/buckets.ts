import * as storage from '@pulumi/azure-native/storage';
import { parseCidr } from '../../units/cidr';
import { groupBy } from '../../units/group-by';
import { addressesOf } from '../addresses';
import { type BucketOf, managedBuckets, networkOf } from '../plan-parts';
import type { AksContext } from './context';
import type { DataKey } from './data-key';
import { makeLifecycle, undeleteDays } from './lifecycle';
import { privateAccount } from './storage-account';

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
export function makeBuckets(context: AksContext, key: DataKey | undefined): AksBuckets {
  const managed = managedBuckets(context.plan, 'azure-blob');
  const byAccount = groupBy(managed, ({ location }) => location.account);
  const accounts = new Map<string, storage.StorageAccount>();
  const containers = new Map<string, storage.BlobContainer>();
  for (const [accountName, buckets] of byAccount) {
    const account = makeAccount(context, accountName, { buckets, key });
    accounts.set(accountName, account);
    for (const bucket of buckets) containers.set(bucket.name, makeContainer(context, account, bucket));
  }
  return { accounts, containers };
}

/** What a storage account has. */
interface AccountParts {
  readonly buckets: readonly BucketOf<'azure-blob'>[];
  /** Absent if the customer holds no keys. */
  readonly key: DataKey | undefined;
}

function makeAccount(context: AksContext, accountName: string, { buckets, key }: AccountParts): storage.StorageAccount {
  const { name, plan, group, options } = context;
  const account = privateAccount(context, accountName, {
    ...networkAccess(networkOf(plan).apiAccess),
    key,
  });
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
