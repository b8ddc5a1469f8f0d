import type { Rule } from '../rule';

/** A training job on interruptible nodes writes checkpoints. */
export const checkpointWhereInterrupted: Rule<'training-spec'> = {
  id: 'checkpoint/where-interrupted',
  scope: 'training-spec',
  waivableBy: 'part',
  rationale: 'Without checkpoints an interrupted run restarts from scratch, and on spot nodes it may never finish.',
  check: ({ path, spec, pool }) => {
    if (spec.checkpoint || !pool || !isInterruptible(pool)) return [];
    return [
      {
        path: [...path, 'checkpoint'],
        problem: `the nodes of ${pool.name} are ${words[pool.capacity]}, and the job has no checkpoint`,
        allowed: 'a checkpoint, or an on-demand pool',
        fix: "set 'checkpoint' with bucket, path and every, and save checkpoints to $CHECKPOINT_DIRECTORY in the program",
      },
    ];
  },
};

type Capacity = keyof typeof words;

const words = {
  spot: 'spot nodes, which can be reclaimed at any time',
  'flex-start': 'flex-start nodes, which are deleted after at most seven days',
} as const;

function isInterruptible<P extends { readonly capacity: string }>(
  pool: P,
): pool is P & { readonly capacity: Capacity } {
  return Object.hasOwn(words, pool.capacity);
}
