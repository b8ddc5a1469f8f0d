import { formatDuration } from '../../../units/duration';
import { lookup } from '../../../units/lookup';
import type { Rule } from '../rule';

/** GKE gives queued capacity for so long. Source: Google Cloud, "About flex-start with GKE", 2026-11. */
const flexStartSeconds = 7 * 24 * 3600;

/** A run ends before its nodes do. */
export const trainingDeadline: Rule = {
  id: 'training/deadline',
  scope: 'platform',
  waivable: true,
  rationale: 'Nodes of flex-start go after seven days, whatever runs on them.',
  check: ({ definition, plan }) =>
    Object.values(plan.training).flatMap(({ name, pool: poolName, deadlineSeconds }) => {
      const pool = lookup(plan.cluster.pools, poolName);
      if (pool?.capacity !== 'flex-start' || deadlineSeconds <= flexStartSeconds) return [];
      return [
        {
          path: ['training', name, 'deadline'],
          problem: `the nodes of ${poolName} are of flex-start, which go before that`,
          value: definition.training?.[name]?.deadline,
          allowed: `at most ${formatDuration(flexStartSeconds * 1000)}`,
          fix: 'shorten the run, or choose a pool of another capacity',
        },
      ];
    }),
};
