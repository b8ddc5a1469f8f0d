import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

const id = 'capacity/block-size';
const pools = (max: number) =>
  withPools('eks', {
    kept: {
      gpu: { type: 'h100', count: 8 },
      capacity: { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' },
      nodes: { min: 0, max },
    },
  });

test('accepts 64 nodes', () => {
  expect(findingsOf(pools(64), id)).toEqual([]);
});

test('refuses more nodes than a Capacity Block can have', () => {
  expect(findingsOf(pools(65), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'kept', 'nodes', 'max'],
      problem: 'a capacity-block has at most 64 nodes, and kept has up to 65',
      value: 65,
      allowed: 'at most 64',
      fix: 'lower nodes.max to the size of the block, and add a pool for each further block',
    },
  ]);
});
