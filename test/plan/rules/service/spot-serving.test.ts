import type { CapacitySpec } from '../../../../lib/definition/node-pool';
import type { ModelServiceSpec } from '../../../../lib/definition/service';
import { definition, withService } from '../../../fixtures/definition';
import { withPools } from '../../../fixtures/pools';
import { gpuPool } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'spot/serving';

function servingOn(
  kind: Exclude<CapacitySpec['kind'], 'reservation'>,
  provider: 'eks' | 'gke' | 'aks',
  change: Partial<ModelServiceSpec> = {},
) {
  // Flex-start sells nodes with GPUs.
  const machines = kind === 'flex-start' ? gpuPool : { machine: { cpu: 4, memory: '16Gi' } };
  const pools = withPools(provider, { other: { ...machines, capacity: { kind } } });
  return withService(pools, { pool: 'other', ...change });
}

function withoutObjective(...of: Parameters<typeof servingOn>) {
  const made = servingOn(...of);
  const { slo: _, ...churn } = made.services?.churn ?? {};
  return { ...made, services: { churn } } as typeof made;
}

test('a service on demand is good', () => {
  expect(findingsOf(servingOn('on-demand', 'eks'), id)).toEqual([]);
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('an objective on spot nodes is found', () => {
  expect(findingsOf(servingOn('spot', 'eks'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem:
        'the nodes of other are spot, which may go all at once at short notice, and the service has an objective of 99.9%',
      value: 'other',
      fix: 'choose a pool on demand, or accept with a waiver that the objective is missed when they go',
    },
  ]);
});

test('and so is one on nodes that go after a week', () => {
  const found = findingsOf(servingOn('flex-start', 'gke'), id);
  expect(found.map(({ problem }) => problem)).toEqual([expect.stringContaining('seven days at most')]);
});

test('a service without an objective may be on spot nodes', () => {
  expect(findingsOf(withoutObjective('spot', 'eks'), id)).toEqual([]);
});

test('a replica that ends in less time than it gets is good, and one that takes longer is found', () => {
  // AKS gives 20 s; a replica drains for a time, ends what it has begun in the same, and has 15 s to spare.
  expect(findingsOf(withoutObjective('spot', 'aks', { drain: '2s' }), id)).toEqual([]);
  expect(findingsOf(withoutObjective('spot', 'aks', { drain: '3s' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem: 'a replica takes up to 21 s to answer what it has begun, and on nodes of other it gets 20 s',
      value: 'other',
      fix: "choose a pool on demand, lower 'drain' where that is enough, or accept with a waiver that answers are cut off",
    },
  ]);
});
