import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule } from '../rule';

/** The labels and taints of a pool select its own nodes and no nodes of other pools. */
export const placementPoolsApart: Rule<'platform'> = {
  id: 'placement/pools-apart',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'Pods that also match another pool use its capacity, and the pods of that pool stay pending.',
  check: ({ plan }) => {
    const pools = Object.values(plan.cluster.pools);
    return pools.flatMap((pool) => {
      const other = pools.find((each) => each.name !== pool.name && accepts(each, pool));
      if (!other) return [];
      return [
        {
          path: ['cluster', 'nodePools', pool.name, 'labels'],
          problem: `the nodes of ${other.name} also have these labels and no taint that repels the pods of ${pool.name}`,
          value: pool.labels,
          fix: 'add a label that only the nodes of this pool have',
        },
      ];
    });
  },
};

/** Whether pods of a pool can run on nodes of another one. They select on all labels and tolerate all taints of the pool. */
function accepts(other: NodePoolPlan, { labels, taints }: NodePoolPlan): boolean {
  const selected = Object.entries(labels).every(([key, value]) => other.labels[key] === value);
  const tolerated = other.taints.every(
    (taint) =>
      taint.effect === 'PreferNoSchedule' ||
      taints.some(({ key, effect }) => key === taint.key && effect === taint.effect),
  );
  return selected && tolerated;
}
