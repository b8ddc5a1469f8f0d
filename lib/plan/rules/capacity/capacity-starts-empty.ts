import { capacityKinds } from '../../facts/capacity-kinds';
import type { Rule } from '../rule';

/** A pool whose nodes exist only for a time has no minimum number of nodes. */
export const capacityStartsEmpty: Rule<'pool'> = {
  id: 'capacity/starts-empty',
  scope: 'pool',
  waivableBy: 'platform',
  rationale:
    'A minimum outside the time in which nodes can exist makes the node pool fail when it is created or updated.',
  check: ({ path, pool: { name, capacity, nodes } }) => {
    const { startsEmpty } = capacityKinds[capacity];
    if (startsEmpty === undefined || nodes.min === 0) return [];
    return [
      {
        path: [...path, 'nodes', 'min'],
        problem: `${name} has at least ${nodes.min} ${nodes.min === 1 ? 'node' : 'nodes'} of kind ${capacity}, and ${startsEmpty}`,
        value: nodes.min,
        allowed: '0',
        fix: 'set nodes.min to 0; the autoscaler adds nodes for the jobs',
      },
    ];
  },
};
