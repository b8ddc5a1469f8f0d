import * as storage from '@pulumi/azure-native/storage';
import type { AksContext } from './context';
import { accountEncryption, type DataKey } from './data-key';

/** From where a storage account is reached, and the key of the customer if there is one. */
interface AccountInputs extends Required<Pick<storage.StorageAccountArgs, 'networkRuleSet' | 'publicNetworkAccess'>> {
  readonly key: DataKey | undefined;
}

/** Creates a storage account that only identities reach, over TLS. */
export function privateAccount(
  { name, plan, group, protect, options }: AksContext,
  accountName: string,
  { key, ...access }: AccountInputs,
): storage.StorageAccount {
  return new storage.StorageAccount(
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
      ...access,
      ...(key && accountEncryption(key)),
      tags: plan.tags,
    },
    { ...options, protect, ...(key && { dependsOn: [key.right] }) },
  );
}
