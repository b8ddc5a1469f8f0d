import { existingDefinition } from '../../../fixtures/definition';
import { type PoolRequest, withPools } from '../../../fixtures/pools';
import { findingsOf } from '../findings-of';

const id = 'fabric/one-zone';
const found = (request: PoolRequest) =>
  findingsOf(withPools('eks', { fast: { gpu: { type: 'h100', count: 8 }, ...request } }), id);

test.each([{ fabric: true }, { fabric: true, zones: ['us-east-1b'] }, { zones: ['us-east-1a', 'us-east-1b'] }])(
  '%j is good',
  (request) => {
    expect(found(request)).toEqual([]);
  },
);

test('a cluster that exists has no fabric of ours', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('a fabric over two zones is found', () => {
  expect(found({ fabric: true, zones: ['us-east-1a', 'us-east-1b'] })).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'fast', 'zones'],
      problem: 'nodes with a fabric are in one zone, and there are 2',
      value: ['us-east-1a', 'us-east-1b'],
      allowed: 'one zone',
      fix: "name one zone, or take 'zones' away and let the first of the cluster's be taken",
    },
  ]);
});
