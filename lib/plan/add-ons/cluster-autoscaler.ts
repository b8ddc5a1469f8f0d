import type { AddOnPlan } from '../types/add-on';
import type { ClusterPlan } from '../types/cluster';
import { type AddOn, type AddOnContext, clusterNamespace, systemNodes } from './add-on';

/** Service account of the autoscaler, which the cloud half lets change the size of node groups. */
const serviceAccount = 'cluster-autoscaler';

/** Adds and takes away nodes where the cloud does not do it by itself. */
export const clusterAutoscaler: AddOn = {
  chart: 'cluster-autoscaler',
  namespace: clusterNamespace,
  podSecurity: 'privileged',
  needs: [],
  why: ({ provider, cluster }) =>
    provider.missing.includes('cluster-autoscaler') && growingPools(cluster).length > 0
      ? `the cloud does not add nodes by itself: ${growingPools(cluster).join(', ')}`
      : undefined,
  values: (context) => ({
    autoDiscovery: { clusterName: context.cluster.name },
    awsRegion: context.cluster.region,
    // Every server keeps its models in scratch space of the node, for which no node would ever be taken away. Training
    // says of itself that it must not be moved. A string, because older charts write a false as if it were true.
    extraArgs: { 'skip-nodes-with-local-storage': 'false' },
    nodeSelector: systemNodes(context),
    rbac: { serviceAccount: { name: serviceAccount } },
  }),
};

/** Who may change the size of node groups: the autoscaler, where one is ours to install. */
export function autoscalerOf(installed: readonly AddOnPlan[]): Pick<ClusterPlan, 'autoscaler'> {
  const addOn = installed.find(({ name, manage }) => name === clusterAutoscaler.chart && manage);
  return addOn ? { autoscaler: { namespace: addOn.namespace, serviceAccount } } : {};
}

/** Pools that may have more nodes than they begin with. */
function growingPools({ systemPool, pools }: AddOnContext['cluster']): readonly string[] {
  return [...(systemPool ? [systemPool] : []), ...Object.values(pools)]
    .filter(({ nodes }) => nodes.max > nodes.min)
    .map(({ name }) => name);
}
