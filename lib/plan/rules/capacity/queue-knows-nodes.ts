import { lookup } from '../../../units/lookup';
import { queuedPoolNames } from '../../resolve/training/queues';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';

/**
 * Labels, and taints, by which Kueue knows nodes. Source: kubernetes-sigs/kueue@v0.19.2,
 * `config/components/crd/bases/kueue.x-k8s.io_resourceflavors.yaml`, read 2026-11-24.
 */
const max = 8;

/** A pool that training waits for has no more labels and taints than the queue can hold. */
export const queueKnowsNodes: Rule = {
  id: 'queue/knows-nodes',
  scope: 'platform',
  waivable: true,
  rationale: 'Kueue refuses a flavor with more, and all training of the pool waits for ever.',
  check: ({ plan }) =>
    queuedPoolNames(Object.values(plan.training)).flatMap((name) => {
      const pool = lookup(plan.cluster.pools, name);
      return pool ? checkPool(pool) : [];
    }),
};

function checkPool({ name, labels, taints }: NodePoolPlan): readonly RuleFinding[] {
  const counts = [
    ['labels', Object.keys(labels).length],
    ['taints', taints.length],
  ] as const;
  return counts.flatMap(([field, count]) =>
    count > max
      ? [
          {
            path: ['cluster', 'nodePools', name, field],
            problem: `training waits for this pool, and its queue can know it by ${max} ${field} at most`,
            value: count,
            allowed: `at most ${max}`,
            fix: field === 'labels' ? 'name only the labels that select these nodes' : 'take taints off the nodes',
          },
        ]
      : [],
  );
}
