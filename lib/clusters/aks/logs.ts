import type * as containerservice from '@pulumi/azure-native/containerservice';
import * as monitor from '@pulumi/azure-native/monitor';
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';
import type { AksContext } from './context';

/** Log categories of the control plane. `kube-audit-admin` excludes reads, which are most of an audit log. */
const categories = [
  'cluster-autoscaler',
  'guard',
  'kube-apiserver',
  'kube-audit-admin',
  'kube-controller-manager',
  'kube-scheduler',
] as const;

/** Retention of control plane logs. */
const logRetentionDays = 90;

/** Creates the log workspace of the control plane. */
export function makeLogs({ name, plan, group, options }: AksContext, cluster: containerservice.ManagedCluster): void {
  const workspace = new operationalinsights.Workspace(
    `${name}-control-plane`,
    {
      resourceGroupName: group.name,
      location: plan.region,
      sku: { name: 'PerGB2018' },
      retentionInDays: logRetentionDays,
      tags: plan.tags,
    },
    options,
  );
  new monitor.DiagnosticSetting(
    `${name}-control-plane`,
    {
      resourceUri: cluster.id,
      workspaceId: workspace.id,
      logs: categories.map((category) => ({ category, enabled: true })),
    },
    options,
  );
}
