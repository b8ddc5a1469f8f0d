import { parseDays } from '../../../units/days';
import type { Rule } from '../rule';

const secondsPerDay = 86_400;

/** The files of a checkpoint are kept as long as its run can take. */
export const checkpointExpiryAfterRun: Rule<'training'> = {
  id: 'checkpoint/expiry-after-run',
  scope: 'training',
  waivableBy: 'part',
  rationale:
    'A file that does not change is uploaded once, so the cloud would delete a part of the newest checkpoint of a run that still needs it.',
  check: ({ workload: { path, queue }, spec: { checkpoint } }) => {
    if (checkpoint?.expireAfter === undefined) return [];
    const needed = Math.ceil(queue.maxSeconds / secondsPerDay);
    if (parseDays(checkpoint.expireAfter) > needed) return [];
    return [
      {
        path: [...path, 'checkpoint', 'expireAfter'],
        problem: `files are deleted ${checkpoint.expireAfter} after their upload, and all attempts of a run together take up to ${needed}d, without their time in the queue`,
        value: checkpoint.expireAfter,
        allowed: `at least ${needed + 1}d`,
        fix: "raise 'expireAfter', or lower deadline or retries",
      },
    ];
  },
};
