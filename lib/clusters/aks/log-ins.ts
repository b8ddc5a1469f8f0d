import type * as containerservice from '@pulumi/azure-native/containerservice';
import type { AksContext } from './context';
import { assignRole } from './role';

/** Lets the members of teams get credentials of the cluster. Roles in the cluster decide about everything else. */
export function makeLogIns(context: AksContext, cluster: containerservice.ManagedCluster): void {
  for (const { principal } of context.plan.logIns) {
    assignRole(context, `${context.name}-log-in-${principal}`, {
      role: 'Azure Kubernetes Service Cluster User Role',
      principal: { kind: 'group', id: principal },
      scope: cluster.id,
    });
  }
}
