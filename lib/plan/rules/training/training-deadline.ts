import { formatDuration } from '../../../units/duration';
import type { Rule } from '../rule';

/** Maximum lifetime of flex-start nodes. Source: Google Cloud, "About flex-start with GKE", 2026-11. */
const flexStartSeconds = 7 * 24 * 3600;

/** The deadline of an attempt is within the lifetime of its nodes. */
export const trainingDeadline: Rule<'training'> = {
  id: 'training/deadline',
  scope: 'training',
  waivableBy: 'part',
  rationale: 'Flex-start nodes are deleted after seven days, even with running pods.',
  check: ({ workload: { path, deadlineSeconds }, spec, pool }) => {
    if (pool.capacity !== 'flex-start' || deadlineSeconds <= flexStartSeconds) return [];
    return [
      {
        path: [...path, 'deadline'],
        problem: `the deadline is ${formatDuration(deadlineSeconds * 1000)}, and flex-start nodes of ${pool.name} are deleted after ${formatDuration(flexStartSeconds * 1000)}`,
        value: spec.deadline,
        allowed: `at most ${formatDuration(flexStartSeconds * 1000)}`,
        fix: 'lower deadline, or choose a pool with another kind of capacity',
      },
    ];
  },
};
