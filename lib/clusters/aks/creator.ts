import type * as containerservice from '@pulumi/azure-native/containerservice';
import type { AksBuckets } from './buckets';
import type { AksContext } from './context';
import { assignRole, type Principal } from './role';

/**
 * Grants the creator of the cluster the roles to administer it and to upload models. The owner role of a subscription
 * includes neither: without these roles, no user could access a new cluster.
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
