import { kubernetesVersions, servedKubernetesVersions } from '../../../catalog/kubernetes';
import type { Rule } from '../rule';

/** The cloud serves the version, and our manifests are written for it. */
export const clusterKubernetesVersion: Rule<'platform'> = {
  id: 'cluster/kubernetes-version',
  scope: 'platform',
  waivable: true,
  rationale: 'A cloud refuses a version that it no longer serves; an API server refuses objects of another version.',
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
            ? 'no manifests are written for this version'
            : `${cluster.provider} does not serve this version`,
        value: cluster.kubernetes,
        allowed,
        fix: 'choose one of these versions',
      },
    ];
  },
};
