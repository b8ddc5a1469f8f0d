import { formatDuration } from '../../../units/duration';
import type { Rule } from '../rule';

/** GKE gives queued capacity for so long. Source: Google Cloud, "About flex-start with GKE", 2026-11. */
const flexStartSeconds = 7 * 24 * 3600;

/** A run ends before its nodes do. */
export const trainingDeadline: Rule<'training'> = {
  id: 'training/deadline',
  scope: 'training',
  waivable: true,
  rationale: 'Nodes of flex-start go after seven days, whatever runs on them.',
  check: ({ workload: { path, deadlineSeconds }, spec, pool }) => {
    if (pool.capacity !== 'flex-start' || deadlineSeconds <= flexStartSeconds) return [];
    return [
      {
        path: [...path, 'deadline'],
        problem: `the nodes of ${pool.name} are of flex-start, which go before that`,
        value: spec.deadline,
        allowed: `at most ${formatDuration(flexStartSeconds * 1000)}`,
        fix: 'shorten the run, or choose a pool of another capacity',
      },
    ];
  },
};
