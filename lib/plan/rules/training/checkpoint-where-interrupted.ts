import { capacityKinds } from '../../facts/capacity-kinds';
import type { Rule } from '../rule';

/** A training job on interruptible nodes writes checkpoints. */
export const checkpointWhereInterrupted: Rule<'training-spec'> = {
  id: 'checkpoint/where-interrupted',
  scope: 'training-spec',
  waivableBy: 'part',
  rationale: 'Without checkpoints an interrupted run restarts from scratch, and on spot nodes it may never finish.',
  check: ({ path, spec, pool }) => {
    const ends = pool && capacityKinds[pool.capacity].ends;
    if (spec.checkpoint || !pool || ends === undefined) return [];
    return [
      {
        path: [...path, 'checkpoint'],
        problem: `the nodes of ${pool.name} are ${ends}, and the job has no checkpoint`,
        allowed: 'a checkpoint, or an on-demand pool',
        fix: "set 'checkpoint' with bucket, path and every, and save checkpoints to $CHECKPOINT_DIRECTORY in the program",
      },
    ];
  },
};
