import { formatDuration } from '../../../units/duration';
import { MiB } from '../../../units/quantity';
import { formatMebibytes } from '../../capacity/amounts';
import { copiedWithin, defaultSize } from '../../resolve/training/files';
import type { Rule } from '../rule';

/** A checkpoint is copied before the next copy begins. */
export const checkpointIntervalCoversUpload: Rule<'training'> = {
  id: 'checkpoint/interval-covers-upload',
  scope: 'training',
  waivableBy: 'part',
  rationale:
    'If a copy takes longer than the interval, checkpoints are copied less often than stated, and an interruption loses more work.',
  check: ({ workload: { path, checkpoint }, spec, provider }) => {
    if (!checkpoint || checkpoint.copySeconds <= checkpoint.everySeconds) return [];
    const { copySeconds, everySeconds } = checkpoint;
    const max = copiedWithin(everySeconds, provider);
    const longer = `'every' of at least ${formatDuration(Math.ceil(copySeconds / 60) * 60_000)}`;
    return [
      {
        path: [...path, 'checkpoint', 'every'],
        problem: `a checkpoint of ${spec.checkpoint?.size ?? defaultSize} takes up to ${copySeconds} s to copy at ${provider.objectStoreBytesPerSecond / MiB} MiB/s, and a copy begins every ${everySeconds} s`,
        value: spec.checkpoint?.every,
        allowed: max > 0 ? `${longer}, or at most ${formatMebibytes(max)} on each node` : longer,
        fix: "set a longer 'every' or the true size of the checkpoint if it is smaller, or distribute it over more nodes",
      },
    ];
  },
};
