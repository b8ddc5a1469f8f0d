import * as managedidentity from '@pulumi/azure-native/managedidentity';
import * as azure from '@pulumi/azure-native/network';
import type * as storage from '@pulumi/azure-native/storage';
import { auditOf } from '../plan-parts';
import type { AksContext } from './context';
import type { DataKey } from './data-key';
import { makePolicy } from './lifecycle';
import type { AksNetwork } from './network';
import { assignRole } from './role';
import { privateAccount } from './storage-account';

/**
 * Logs the connections of the virtual network into a storage account, if the plan says so. The network watcher of the region
 * belongs to the subscription: Azure creates it together with the first virtual network.
 * Sources: Microsoft Learn "Network Watcher overview", "Virtual network flow logs" and "Managed identity for virtual network
 * flow logs", 2026-11.
 */
export function makeFlowLogs(context: AksContext, { network }: AksNetwork, key: DataKey | undefined): void {
  const { name, plan, group, options } = context;
  const { flowLogs, logStore } = auditOf(plan);
  if (!flowLogs || logStore?.kind !== 'azure-blob') return;
  const logicalName = `${name}-network`;
  const account = makeAccount(context, logStore.account, key);
  // Without its own identity it would need the key of the account, and accounts have none.
  const identity = new managedidentity.UserAssignedIdentity(
    `${name}-flow-logs`,
    { resourceGroupName: group.name, location: plan.region, tags: plan.tags },
    options,
  );
  const right = assignRole(context, `${name}-flow-logs`, {
    role: 'Storage Blob Data Contributor',
    principal: { kind: 'identity', id: identity.principalId },
    scope: account.id,
  });
  new azure.FlowLog(
    logicalName,
    {
      resourceGroupName: 'NetworkWatcherRG',
      networkWatcherName: `NetworkWatcher_${plan.region}`,
      location: plan.region,
      targetResourceId: network.id,
      storageId: account.id,
      enabled: true,
      format: { type: 'JSON', version: 2 },
      identity: { type: 'UserAssigned', userAssignedIdentities: [identity.id] },
      tags: plan.tags,
    },
    { ...options, dependsOn: [right] },
  );
}

/** Creates the storage account, whose blobs expire. */
function makeAccount(context: AksContext, accountName: string, key: DataKey | undefined): storage.StorageAccount {
  const account = privateAccount(context, accountName, {
    // Network Watcher is one of the services that Azure trusts.
    networkRuleSet: { defaultAction: 'Deny', bypass: 'AzureServices' },
    publicNetworkAccess: 'Enabled',
    key,
  });
  const expire = {
    name: 'expire',
    type: 'Lifecycle',
    enabled: true,
    definition: {
      filters: { blobTypes: ['blockBlob'] },
      actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: auditOf(context.plan).logDays } } },
    },
  };
  makePolicy(context, account, { accountName, policy: { rules: [expire] } });
  return account;
}
