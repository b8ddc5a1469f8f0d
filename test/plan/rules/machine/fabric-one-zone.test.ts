import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { type PoolRequest, withPools } from '../../../fixtures/pools';

const id = 'fabric/one-zone';
const found = (request: PoolRequest) =>
  findingsOf(withPools('eks', { fast: { gpu: { type: 'h100', count: 8 }, ...request } }), id);

test.each([{ fabric: true }, { fabric: true, zones: ['us-east-1b'] }, { zones: ['us-east-1a', 'us-east-1b'] }])(
  'accepts %j',
  (request) => {
    expect(found(request)).toEqual([]);
  },
);

test('accepts an existing cluster', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('refuses a fabric in two zones', () => {
  expect(found({ fabric: true, zones: ['us-east-1a', 'us-east-1b'] })).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'fast', 'zones'],
      problem: 'a fabric needs one zone, and the pool has 2',
      value: ['us-east-1a', 'us-east-1b'],
      allowed: 'one zone',
      fix: "set one zone, or remove 'zones' to use the first zone of the cluster",
    },
  ]);
});
