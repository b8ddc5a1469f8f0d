import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

const id = 'capacity/starts-empty';
const gpu = { type: 'h100', count: 8 } as const;
const block = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
const queued = { kind: 'queued-provisioning' } as const;

test('accepts pools that start without nodes, and a minimum of nodes that always exist', () => {
  expect(findingsOf(withPools('eks', { kept: { gpu, capacity: block } }), id)).toEqual([]);
  expect(findingsOf(withPools('gke', { kept: { gpu, capacity: queued } }), id)).toEqual([]);
  expect(findingsOf(withPools('gke', { kept: { gpu, nodes: { min: 2, max: 4 } } }), id)).toEqual([]);
});

test('refuses a minimum with queued provisioning', () => {
  expect(findingsOf(withPools('gke', { kept: { gpu, capacity: queued, nodes: { min: 1, max: 4 } } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'kept', 'nodes', 'min'],
      problem:
        'kept has at least 1 node of kind queued-provisioning, and GKE creates nodes only for a job that waits in the queue',
      value: 1,
      allowed: '0',
      fix: 'set nodes.min to 0; the autoscaler adds nodes for the jobs',
    },
  ]);
});

test('refuses a minimum of a Capacity Block', () => {
  expect(findingsOf(withPools('eks', { kept: { gpu, capacity: block, nodes: { min: 2, max: 4 } } }), id)).toMatchObject(
    [{ problem: expect.stringContaining('EC2 starts no node before or after the block'), value: 2 }],
  );
});
