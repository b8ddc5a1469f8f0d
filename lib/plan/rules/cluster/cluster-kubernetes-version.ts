import type { Rule } from '../rule';

/** The cloud serves the Kubernetes version, and the manifests support it. */
export const clusterKubernetesVersion: Rule<'platform'> = {
  id: 'cluster/kubernetes-version',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A cloud refuses a version that it no longer serves, and an API server refuses objects of another version.',
  check: ({ plan: { cluster }, provider }) => {
    const allowed = provider.kubernetesVersions;
    if (allowed.includes(cluster.kubernetes)) return [];
    return [
      {
        path: ['cluster', 'kubernetes'],
        problem: provider.managesCluster
          ? `${provider.title} does not serve this version`
          : 'the manifests do not support this version',
        value: cluster.kubernetes,
        allowed,
        fix: 'choose an allowed version',
      },
    ];
  },
};
