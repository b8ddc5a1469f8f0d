import type * as containerservice from '@pulumi/azure-native/containerservice';
import type { AksBuckets } from './buckets';
import type { AksContext } from './context';
import { assignRole, type Principal } from './role';

/**
 * Lets whoever makes the cluster administer it and upload models. Being owner of a subscription is a right to neither:
 * without these roles a new cluster would be closed to everybody.
 */
export function grantCreator(
  context: AksContext,
  cluster: containerservice.ManagedCluster,
  { accounts }: AksBuckets,
): void {
  const { name, creatorId } = context;
  const principal: Principal = { kind: 'creator', id: creatorId };
  assignRole(context, `${name}-creator-cluster`, {
    role: 'Azure Kubernetes Service RBAC Cluster Admin',
    principal,
    scope: cluster.id,
  });
  for (const [accountName, account] of accounts) {
    assignRole(context, `${name}-creator-account-${accountName}`, {
      role: 'Storage Blob Data Contributor',
      principal,
      scope: account.id,
    });
  }
}
