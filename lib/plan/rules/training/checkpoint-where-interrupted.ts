import type { Rule } from '../rule';

/** Whoever trains on nodes that are taken away keeps what has been reached. */
export const checkpointWhereInterrupted: Rule<'training-spec'> = {
  id: 'checkpoint/where-interrupted',
  scope: 'training-spec',
  waivable: true,
  rationale:
    'Spot nodes are taken away without regard to how far a run is, and one that begins anew each time may never end.',
  check: ({ path, spec, pool }) => {
    if (spec.checkpoint || !pool || !isTakenAway(pool)) return [];
    return [
      {
        path: [...path, 'checkpoint'],
        problem: `the nodes of ${pool.name} are ${words[pool.capacity]}, and nothing of a run is kept`,
        allowed: 'a checkpoint, or a pool on demand',
        fix: "write 'checkpoint' with a bucket, a path and how often, and let the program save to $CHECKPOINT_DIRECTORY",
      },
    ];
  },
};

type Capacity = keyof typeof words;

const words = {
  spot: 'spot and are taken away at short notice',
  'flex-start': 'there for seven days at most',
} as const;

function isTakenAway<P extends { readonly capacity: string }>(pool: P): pool is P & { readonly capacity: Capacity } {
  return Object.hasOwn(words, pool.capacity);
}
