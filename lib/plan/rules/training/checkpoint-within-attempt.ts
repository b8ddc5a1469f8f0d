import { formatDuration } from '../../../units/duration';
import type { Rule } from '../rule';

/** Checkpoints are copied within an attempt. */
export const checkpointWithinAttempt: Rule<'training'> = {
  id: 'checkpoint/within-attempt',
  scope: 'training',
  waivableBy: 'part',
  rationale:
    'If the interval is longer than an attempt, no periodic copy happens, and an interruption loses the work of the attempt.',
  check: ({ workload: { path, checkpoint, deadlineSeconds }, spec }) => {
    if (!checkpoint || checkpoint.everySeconds < deadlineSeconds) return [];
    const deadline = formatDuration(deadlineSeconds * 1000);
    return [
      {
        path: [...path, 'checkpoint', 'every'],
        problem: `a checkpoint is copied every ${formatDuration(checkpoint.everySeconds * 1000)}, and an attempt ends after ${deadline}`,
        value: spec.checkpoint?.every,
        allowed: `less than the deadline, which is ${deadline}`,
        fix: "set a shorter 'every', or raise deadline",
      },
    ];
  },
};
