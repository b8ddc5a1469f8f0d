import type { PoolQuotaSpec } from '../../../lib/definition/team';
import { existingDefinition } from '../../fixtures/definition';
import { findingsOf } from './findings-of';

const id = 'capacity/quotas-fit-pool';

/** Two teams with a part of the pool of four nodes, each with 6750m CPU and 27.75Gi for workloads. */
function withQuotas(ranking: PoolQuotaSpec, shop: PoolQuotaSpec) {
  const base = existingDefinition();
  return {
    ...base,
    teams: {
      ranking: { ...base.teams?.ranking, quota: { general: ranking } },
      shop: { ...base.teams?.shop, quota: { general: shop } },
    },
  };
}

const found = {
  rule: id,
  path: ['cluster', 'nodePools', 'general', 'nodes', 'max'],
  value: 4,
  fix: 'allow more nodes, or lower the quotas',
};

test('quotas that the pool has nodes for are good, to the last CPU', () => {
  expect(findingsOf(withQuotas({ cpu: '20', memory: '55Gi' }, { cpu: '7', memory: '56Gi' }), id)).toEqual([]);
});

test('more CPUs than the pool has are found', () => {
  expect(findingsOf(withQuotas({ cpu: '20' }, { cpu: '7001m' }), id)).toEqual([
    {
      ...found,
      problem: 'the teams are promised 27001m of CPUs of this pool, more than it has with all its nodes',
      allowed: 'quotas of at most 27 together',
    },
  ]);
});

test('more memory than the pool has is found', () => {
  expect(findingsOf(withQuotas({ memory: '100Gi' }, { memory: '12Gi' }), id)).toEqual([
    {
      ...found,
      problem: 'the teams are promised 112Gi of memory of this pool, more than it has with all its nodes',
      allowed: 'quotas of at most 111Gi together',
    },
  ]);
});

test('GPUs of a pool without any are found', () => {
  expect(findingsOf(withQuotas({ gpus: 1 }, {}), id)).toEqual([
    {
      ...found,
      problem: 'the teams are promised 1 of GPUs of this pool, more than it has with all its nodes',
      allowed: 'quotas of at most 0 together',
    },
  ]);
});

test('without quotas nothing is promised', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});
