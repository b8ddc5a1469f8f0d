import { clusterNamespace } from '../../add-ons/add-on';
import { deliveredKinds, projectKind } from '../../facts/delivered-kinds';
import type { AddOnPlan } from '../../types/add-on';
import type { ProjectPlan } from '../../types/project';
import type { TeamPlan } from '../../types/team';
import { clusterQueueName } from '../training/queues';

/** Permits the Applications and projects of Argo CD itself. */
export function rootProject(platform: string, repository: string, argocdNamespace: string): ProjectPlan {
  return {
    name: platform,
    sources: [repository],
    namespaces: [argocdNamespace],
    clusterKinds: [],
    namespacedKinds: deliveredKinds.argocd,
    keep: false,
  };
}

/**
 * Permits what belongs to no team: classes, priorities, the cohort, the gateways, and network policies of operators.
 *
 * @param namespaces Those of gateways and operators.
 */
export function platformProject(platform: string, repository: string, namespaces: readonly string[]): ProjectPlan {
  return {
    name: `${platform}-platform`,
    sources: [repository],
    namespaces,
    clusterKinds: deliveredKinds.cluster,
    namespacedKinds: deliveredKinds.gateways,
    keep: false,
  };
}

/** Permits the namespace of a team, its ClusterQueue, and the kinds of objects that the team can have in its namespace. */
export function teamProject(platform: string, repository: string, { name, namespace }: TeamPlan): ProjectPlan {
  return {
    name: `${platform}-team-${name}`,
    sources: [repository],
    namespaces: [namespace],
    clusterKinds: [
      { ...projectKind('Namespace'), name: namespace },
      { ...projectKind('ClusterQueue'), name: clusterQueueName(platform, name) },
    ],
    namespacedKinds: deliveredKinds.team,
    keep: false,
  };
}

/**
 * Permits the chart of an operator. Charts install cluster-scoped objects of many kinds, but namespaced objects only in
 * their own namespace and in that of the cluster.
 */
export function operatorProject(platform: string, { name, namespace, chart }: AddOnPlan): ProjectPlan {
  const any = { group: '*', kind: '*' };
  return {
    name: `${platform}-operator-${name}`,
    sources: [chart.repository],
    namespaces: [...new Set([namespace, clusterNamespace])],
    clusterKinds: [any],
    namespacedKinds: 'all',
    keep: true,
  };
}
