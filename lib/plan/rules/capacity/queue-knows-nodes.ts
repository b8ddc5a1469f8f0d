import type { Rule, RuleFinding } from '../rule';
import type { PoolScope } from '../scopes';

/**
 * Labels, and taints, by which Kueue knows nodes. Source: kubernetes-sigs/kueue@v0.19.2,
 * `config/components/crd/bases/kueue.x-k8s.io_resourceflavors.yaml`, read 2026-11-24.
 */
const max = 8;

/** A pool that training waits for has no more labels and taints than the queue can hold. */
export const queueKnowsNodes: Rule<'pool'> = {
  id: 'queue/knows-nodes',
  scope: 'pool',
  waivable: true,
  rationale: 'Kueue refuses a flavor with more, and all training of the pool waits for ever.',
  check: (context) => (context.workloads.some(({ kind }) => kind === 'training') ? checkPool(context) : []),
};

function checkPool({ path, pool: { labels, taints } }: PoolScope): readonly RuleFinding[] {
  const counts = [
    ['labels', Object.keys(labels).length],
    ['taints', taints.length],
  ] as const;
  return counts.flatMap(([field, count]) =>
    count > max
      ? [
          {
            path: [...path, field],
            problem: `training waits for this pool, and its queue can know it by ${max} ${field} at most`,
            value: count,
            allowed: `at most ${max}`,
            fix: field === 'labels' ? 'name only the labels that select these nodes' : 'take taints off the nodes',
          },
        ]
      : [],
  );
}
