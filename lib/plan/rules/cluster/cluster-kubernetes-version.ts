import { kubernetesVersions, servedKubernetesVersions } from '../../../catalog/kubernetes';
import type { Rule } from '../rule';

/** The cloud serves the Kubernetes version, and the manifests support it. */
export const clusterKubernetesVersion: Rule<'platform'> = {
  id: 'cluster/kubernetes-version',
  scope: 'platform',
  waivable: true,
  rationale:
    'A cloud refuses a version that it no longer serves, and an API server refuses objects of another version.',
  check: ({ plan: { cluster } }) => {
    const allowed: readonly string[] =
      cluster.provider === 'existing'
        ? kubernetesVersions
        : servedKubernetesVersions[cluster.provider].map(({ version }) => version);
    if (allowed.includes(cluster.kubernetes)) return [];
    return [
      {
        path: ['cluster', 'kubernetes'],
        problem:
          cluster.provider === 'existing'
            ? 'the manifests do not support this version'
            : `${cluster.provider} does not serve this version`,
        value: cluster.kubernetes,
        allowed,
        fix: 'choose an allowed version',
      },
    ];
  },
};
