import type { ModelServiceSpec } from '../../../../lib/definition/service';
import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gpuPool } from '../../../fixtures/gpu-job';
import { withPools } from '../../../fixtures/pools';

const id = 'spot/serving';

function servingOn(
  kind: 'on-demand' | 'spot' | 'flex-start',
  provider: 'eks' | 'gke' | 'aks',
  change: Partial<ModelServiceSpec> = {},
) {
  // Flex-start nodes have GPUs.
  const machines = kind === 'flex-start' ? gpuPool : { machine: { cpu: 4, memory: '16Gi' } };
  const pools = withPools(provider, { other: { ...machines, capacity: { kind } } });
  return withService(pools, { pool: 'other', ...change });
}

function withoutObjective(...of: Parameters<typeof servingOn>) {
  const made = servingOn(...of);
  const { slo: _, ...churn } = made.services?.churn ?? {};
  return { ...made, services: { churn } } as typeof made;
}

test('accepts a service on an on-demand pool', () => {
  expect(findingsOf(servingOn('on-demand', 'eks'), id)).toEqual([]);
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('refuses an objective on spot nodes', () => {
  expect(findingsOf(servingOn('spot', 'eks'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem:
        'the nodes of other are spot nodes, which can be reclaimed at any time, and the service has an availability objective of 99.9%',
      value: 'other',
      fix: 'choose an on-demand pool, or accept with a waiver that an interruption can miss the objective',
    },
  ]);
});

test('refuses an objective on flex-start nodes', () => {
  const found = findingsOf(servingOn('flex-start', 'gke'), id);
  expect(found.map(({ problem }) => problem)).toEqual([expect.stringContaining('at most seven days')]);
});

test('refuses an objective on a Capacity Block', () => {
  const capacity = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
  const pools = withPools('eks', { other: { ...gpuPool, zones: ['us-east-1a'], capacity } });
  const found = findingsOf(withService(pools, { pool: 'other' }), id);
  expect(found.map(({ problem }) => problem)).toEqual([
    expect.stringContaining('are terminated 30 minutes before it ends'),
  ]);
});

test('accepts a service without an objective on spot nodes', () => {
  expect(findingsOf(withoutObjective('spot', 'eks'), id)).toEqual([]);
});

test('refuses a replica that stops later than the grace period of its node', () => {
  // AKS gives 20 s. A replica drains, finishes its requests in the same time, and has a reserve of 15 s.
  expect(findingsOf(withoutObjective('spot', 'aks', { drain: '2s', timeout: '2s' }), id)).toEqual([]);
  expect(findingsOf(withoutObjective('spot', 'aks', { drain: '3s', timeout: '2s' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem: 'a replica takes up to 21 s to finish its requests, and an interrupted node of other gives it 20 s',
      value: 'other',
      fix: "choose an on-demand pool, lower 'drain' or 'timeout' if that is enough, or accept failed requests with a waiver",
    },
  ]);
});
