import type { AddOnPlan } from '../types/add-on';
import type { ClusterPlan } from '../types/cluster';
import { type AddOn, type AddOnContext, clusterNamespace, systemNodes } from './add-on';

/** Service account of the autoscaler. Its cloud identity can change the size of node groups. */
const serviceAccount = 'cluster-autoscaler';

/** Adds and removes nodes if the provider does not do it itself. */
export const clusterAutoscaler: AddOn = {
  chart: 'cluster-autoscaler',
  namespace: clusterNamespace,
  podSecurity: 'privileged',
  needs: [],
  why: ({ provider, cluster }) =>
    provider.autoscalerValues && growingPools(cluster).length > 0
      ? `scales the pools ${growingPools(cluster).join(', ')}, which this cloud does not do itself`
      : undefined,
  values: (context) => ({
    ...context.provider.autoscalerValues?.(context.cluster),
    // Every server keeps its models in local storage, which would prevent the removal of any node. Training pods carry
    // an annotation against eviction. A string, because older charts render a boolean false as true.
    extraArgs: { 'skip-nodes-with-local-storage': 'false' },
    nodeSelector: systemNodes(context),
    rbac: { serviceAccount: { name: serviceAccount } },
  }),
};

/** Service account that can change the size of node groups, if the platform installs the autoscaler. */
export function autoscalerOf(installed: readonly AddOnPlan[]): Pick<ClusterPlan, 'autoscaler'> {
  const addOn = installed.find(({ name, manage }) => name === clusterAutoscaler.chart && manage);
  return addOn ? { autoscaler: { namespace: addOn.namespace, serviceAccount } } : {};
}

/** Pools that can grow. */
function growingPools({ systemPool, pools }: AddOnContext['cluster']): readonly string[] {
  return [...(systemPool ? [systemPool] : []), ...Object.values(pools)]
    .filter(({ nodes }) => nodes.max > nodes.min)
    .map(({ name }) => name);
}
