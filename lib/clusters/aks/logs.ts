import type * as containerservice from '@pulumi/azure-native/containerservice';
import type * as keyvault from '@pulumi/azure-native/keyvault';
import * as monitor from '@pulumi/azure-native/monitor';
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';
import { type Input, interpolate } from '@pulumi/pulumi';
import { auditOf } from '../plan-parts';
import type { AksBuckets } from './buckets';
import type { AksContext } from './context';

/** Log categories of the control plane. `kube-audit-admin` excludes reads, which are most of an audit log. */
const clusterCategories = [
  'cluster-autoscaler',
  'guard',
  'kube-apiserver',
  'kube-audit-admin',
  'kube-controller-manager',
  'kube-scheduler',
] as const;

/** Requests for blobs. Source: Microsoft Learn "Monitor Azure Blob Storage", 2026-11. */
const blobCategories = ['StorageDelete', 'StorageRead', 'StorageWrite'] as const;

/** What has logs. */
interface LogSources {
  readonly cluster: containerservice.ManagedCluster;
  readonly buckets: AksBuckets;
  /** Vaults by what they have: secrets of teams, the key of the customer. */
  readonly vaults: Readonly<Record<string, keyvault.Vault | undefined>>;
}

/** Creates the log workspace of the control plane, of buckets and of the vault. */
export function makeLogs(context: AksContext, { cluster, buckets, vaults }: LogSources): void {
  const { name, plan, group, options } = context;
  const workspace = new operationalinsights.Workspace(
    `${name}-control-plane`,
    {
      resourceGroupName: group.name,
      location: plan.region,
      sku: { name: 'PerGB2018' },
      retentionInDays: auditOf(plan).logDays,
      tags: plan.tags,
    },
    options,
  );
  const send = (logicalName: string, resourceUri: Input<string>, categories: readonly string[]) =>
    new monitor.DiagnosticSetting(
      logicalName,
      {
        resourceUri,
        workspaceId: workspace.id,
        logs: categories.map((category) => ({ category, enabled: true })),
      },
      options,
    );
  send(`${name}-control-plane`, cluster.id, clusterCategories);
  for (const [what, vault] of Object.entries(vaults)) {
    if (vault) send(`${name}-${what}`, vault.id, ['AuditEvent']);
  }
  if (!auditOf(plan).bucketLogs) return;
  for (const [accountName, account] of buckets.accounts) {
    send(`${name}-account-${accountName}`, interpolate`${account.id}/blobServices/default`, blobCategories);
  }
}
