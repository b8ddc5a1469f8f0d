import type { Rule } from '../rule';

/** The Kubernetes API is open to no more ranges than the cloud accepts. */
export const clusterApiAccessCount: Rule<'managed-cluster'> = {
  id: 'cluster/api-access-count',
  scope: 'managed-cluster',
  waivableBy: 'no-one',
  rationale: 'The cloud refuses a cluster with too many ranges after its network has been created.',
  check: ({ cluster: { network }, cloud }) => {
    const { length } = network?.apiAccess ?? [];
    if (length <= cloud.maxApiRanges) return [];
    return [
      {
        path: ['cluster', 'network', 'apiAccess'],
        problem: `${cloud.title} accepts at most ${cloud.maxApiRanges} ranges that can reach the Kubernetes API, and there are ${length}`,
        value: length,
        allowed: `at most ${cloud.maxApiRanges} ranges`,
        fix: 'join adjacent ranges, or write the range of a VPN instead of those of its users',
      },
    ];
  },
};
