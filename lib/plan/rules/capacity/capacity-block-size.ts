import { capacityKinds } from '../../facts/capacity-kinds';
import type { Rule } from '../rule';

/** A pool has no more nodes than its Capacity Block can have. */
export const capacityBlockSize: Rule<'pool'> = {
  id: 'capacity/block-size',
  scope: 'pool',
  waivableBy: 'no-one',
  rationale: 'EC2 refuses every node beyond the size of the block, and the pods planned for it stay pending.',
  check: ({ path, pool: { name, capacity, nodes } }) => {
    const { maxNodes } = capacityKinds[capacity];
    if (maxNodes === undefined || nodes.max <= maxNodes) return [];
    return [
      {
        path: [...path, 'nodes', 'max'],
        problem: `a ${capacity} has at most ${maxNodes} nodes, and ${name} has up to ${nodes.max}`,
        value: nodes.max,
        allowed: `at most ${maxNodes}`,
        fix: 'lower nodes.max to the size of the block, and add a pool for each further block',
      },
    ];
  },
};
