import { isQueued } from '../../facts/workload-kinds';
import type { Rule, RuleFinding } from '../rule';
import type { PoolScope } from '../scopes';

/**
 * Most labels, and most taints, of a ResourceFlavor. Source: kubernetes-sigs/kueue@v0.19.2,
 * `config/components/crd/bases/kueue.x-k8s.io_resourceflavors.yaml`, read 2026-11-24.
 */
const max = 8;

/** A pool with training jobs has no more labels and taints than a ResourceFlavor allows. */
export const queueKnowsNodes: Rule<'pool'> = {
  id: 'queue/knows-nodes',
  scope: 'pool',
  waivableBy: 'platform',
  rationale: 'Kueue refuses a ResourceFlavor with more, and all training jobs of the pool stay pending.',
  check: (context) => (context.workloads.some(isQueued) ? checkPool(context) : []),
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
            problem: `training jobs use this pool, and its ResourceFlavor allows at most ${max} ${field}`,
            value: count,
            allowed: `at most ${max}`,
            fix: field === 'labels' ? 'keep only the labels that select these nodes' : 'remove taints from the nodes',
          },
        ]
      : [],
  );
}
