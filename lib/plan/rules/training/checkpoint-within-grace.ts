import { formatMebibytes } from '../../capacity/amounts';
import { defaultSize, savedWithin } from '../../resolve/training/files';
import type { Rule } from '../rule';

/** A last checkpoint can be written and copied before the node is gone. */
export const checkpointWithinGrace: Rule<'training'> = {
  id: 'checkpoint/within-grace',
  scope: 'training',
  waivable: true,
  rationale: 'A checkpoint that takes longer than the notice of the cloud is cut off in the middle, each time.',
  check: ({ workload: { path, pod, checkpoint }, spec, pool, provider }) => {
    const grace = pod.terminationGracePeriodSeconds;
    if (!pool.interruption || !checkpoint || checkpoint.saveSeconds <= grace) return [];
    const max = savedWithin(grace, provider);
    return [
      {
        path: [...path, 'checkpoint', 'size'],
        problem: `to write and copy it takes up to ${checkpoint.saveSeconds} s, and nodes of ${pool.name} go ${pool.interruption.noticeSeconds} s after the cloud has said so, of which a pod has ${grace}`,
        value: spec.checkpoint?.size ?? defaultSize,
        allowed: max > 0 ? `at most ${formatMebibytes(max)} on each node` : 'none: there is no time for any',
        fix: "say the checkpoint's true size if it is smaller, spread it over more nodes, choose a pool on demand, or accept with a waiver that up to 'every' is lost each time",
      },
    ];
  },
};
