import * as storage from '@pulumi/azure-native/storage';
import { parseCidr } from '../../units/cidr';
import { addressesOf } from '../addresses';
import { type BucketOf, bucketsOf, networkOf } from '../plan-parts';
import type { AksContext } from './context';

/** Days for which deleted objects and containers can be brought back. */
const undeleteDays = 7;

/** What was made for the buckets. */
export interface AksBuckets {
  /** Storage accounts by their names. */
  readonly accounts: ReadonlyMap<string, storage.StorageAccount>;
  /** Containers by the names of the buckets in the definition. */
  readonly containers: ReadonlyMap<string, storage.BlobContainer>;
}

/** The buckets that are ours to make, as containers of storage accounts that the network reaches, and `apiAccess` if that names any. */
export function makeBuckets(context: AksContext): AksBuckets {
  const byAccount = new Map<string, BucketOf<'azure-blob'>[]>();
  for (const bucket of bucketsOf(context.plan, 'azure-blob').filter(({ manage }) => manage)) {
    const { account } = bucket.location;
    byAccount.set(account, [...(byAccount.get(account) ?? []), bucket]);
  }
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
      // Identities only: a key of the account would open everything, from anywhere in the network.
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
      // One setting for the whole account: the bucket that wants old versions decides.
      isVersioningEnabled: buckets.some(({ versioning }) => versioning),
      deleteRetentionPolicy: { enabled: true, days: undeleteDays },
      containerDeleteRetentionPolicy: { enabled: true, days: undeleteDays },
    },
    options,
  );
  return account;
}

/**
 * Through private endpoints only, or also from the ranges that reach the Kubernetes API: somebody must be able to upload
 * a model. Callers in Azure's own region of the account are not let in by a range.
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

/** A range as Azure takes it, which wants single addresses where there are one or two. */
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
