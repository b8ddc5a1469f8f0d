import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule } from '../rule';

/** The labels and taints of a pool lead its pods to its own nodes, and to none of another pool. */
export const placementPoolsApart: Rule<'platform'> = {
  id: 'placement/pools-apart',
  scope: 'platform',
  waivable: true,
  rationale:
    'Pods that another pool lets in as well go there, where nobody has reckoned with them, and its own pods find no room.',
  check: ({ plan }) => {
    const pools = Object.values(plan.cluster.pools);
    return pools.flatMap((pool) => {
      const other = pools.find((each) => each.name !== pool.name && letsIn(each, pool));
      if (!other) return [];
      return [
        {
          path: ['cluster', 'nodePools', pool.name, 'labels'],
          problem: `the nodes of ${other.name} have these labels too, and no taint that keeps the pods of ${pool.name} away`,
          value: pool.labels,
          fix: 'name a label that only the nodes of this pool have',
        },
      ];
    });
  },
};

/** Whether pods of a pool, which select on all of its labels and tolerate its taints, may go to nodes of another. */
function letsIn(other: NodePoolPlan, { labels, taints }: NodePoolPlan): boolean {
  const selected = Object.entries(labels).every(([key, value]) => other.labels[key] === value);
  const tolerated = other.taints.every(
    (taint) =>
      taint.effect === 'PreferNoSchedule' ||
      taints.some(({ key, effect }) => key === taint.key && effect === taint.effect),
  );
  return selected && tolerated;
}
