import { formatMebibytes } from '../../capacity/amounts';
import { defaultSize, savedWithin } from '../../resolve/training/files';
import type { Rule } from '../rule';

/** The last checkpoint is written and copied before the node is deleted. */
export const checkpointWithinGrace: Rule<'training'> = {
  id: 'checkpoint/within-grace',
  scope: 'training',
  waivableBy: 'part',
  rationale: 'A checkpoint that takes longer than the notice of the cloud is incomplete after every interruption.',
  check: ({ workload: { path, pod, checkpoint }, spec, pool, provider }) => {
    const grace = pod.terminationGracePeriodSeconds;
    if (!pool.interruption || !checkpoint || checkpoint.saveSeconds <= grace) return [];
    const max = savedWithin(grace, provider);
    return [
      {
        path: [...path, 'checkpoint', 'size'],
        problem: `a checkpoint takes up to ${checkpoint.saveSeconds} s to write and copy, and nodes of ${pool.name} are deleted ${pool.interruption.noticeSeconds} s after the notice, of which a pod gets ${grace} s`,
        value: spec.checkpoint?.size ?? defaultSize,
        allowed:
          max > 0 ? `at most ${formatMebibytes(max)} on each node` : 'no checkpoint, because the time is too short',
        fix: "set the true size of the checkpoint if it is smaller, distribute it over more nodes, choose an on-demand pool, or accept with a waiver that each interruption loses up to 'every'",
      },
    ];
  },
};
