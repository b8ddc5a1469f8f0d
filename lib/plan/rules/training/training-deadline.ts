import { formatDuration } from '../../../units/duration';
import { capacityKinds } from '../../facts/capacity-kinds';
import type { Rule } from '../rule';

/** The deadline of an attempt is within the lifetime of its nodes. */
export const trainingDeadline: Rule<'training'> = {
  id: 'training/deadline',
  scope: 'training',
  waivableBy: 'part',
  rationale:
    'Flex-start nodes are deleted after seven days, and nodes of a Capacity Block before it ends, even with running pods.',
  check: ({ workload: { path, deadlineSeconds }, spec, pool }) => {
    const { maxSeconds } = capacityKinds[pool.capacity];
    if (maxSeconds === undefined || deadlineSeconds <= maxSeconds) return [];
    const longest = formatDuration(maxSeconds * 1000);
    return [
      {
        path: [...path, 'deadline'],
        problem: `the deadline is ${formatDuration(deadlineSeconds * 1000)}, and ${pool.capacity} nodes of ${pool.name} are deleted after ${longest}`,
        value: spec.deadline,
        allowed: `at most ${longest}`,
        fix: 'lower deadline, or choose a pool with another kind of capacity',
      },
    ];
  },
};
