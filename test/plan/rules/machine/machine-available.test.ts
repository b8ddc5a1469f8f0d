import type { NodePoolSpec } from '../../../../lib/definition/node-pool';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'machine/available';
const nodes = { min: 0, max: 2 };
const path = (...rest: readonly string[]) => ['cluster', 'nodePools', 'extra', ...rest];

/** What is found of one more pool. */
function found(provider: 'eks' | 'gke' | 'aks', pool: Omit<NodePoolSpec, 'nodes'>, region?: string) {
  const base = definition(provider);
  const changed = withCluster(base, {
    nodePools: { ...base.cluster.nodePools, extra: { ...pool, nodes } },
    ...(region !== undefined && { region }),
  });
  return findingsOf(changed, id);
}

test.each(['eks', 'gke', 'aks'] as const)('%s has machines for a good definition', (provider) => {
  expect(findingsOf(definition(provider), id)).toEqual([]);
});

test('of machines that are there already nothing is asked', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('a pool that asks for nothing is found', () => {
  expect(found('eks', {})).toEqual([
    {
      rule: id,
      path: path(),
      problem: 'neither what a node must have nor its GPUs are given',
      allowed: "'machine', 'gpu' or both",
      fix: "say what each node must have at least: machine: { cpu: 4, memory: '16Gi' }",
    },
  ]);
});

test('a machine type that does not exist is found, with the one that was meant', () => {
  expect(found('eks', { machine: { type: 'm6i.4xlrage' } })).toEqual([
    {
      rule: id,
      path: path('machine', 'type'),
      problem: 'no machine type of eks has this name, as far as the catalog knows',
      value: 'm6i.4xlrage',
      fix: 'write "m6i.4xlarge", or ask for { cpu, memory }',
    },
  ]);
});

test('a machine type that is like none is to be asked for by size', () => {
  expect(found('eks', { machine: { type: 'cray' } })[0]?.fix).toBe('ask for { cpu, memory } instead');
});

test('a machine type of another region is found', () => {
  expect(found('eks', { machine: { type: 'g5.2xlarge' } }, 'us-gov-east-1')).toEqual([
    {
      rule: id,
      path: path('machine', 'type'),
      problem: 'eks does not sell this machine type in us-gov-east-1',
      value: 'g5.2xlarge',
      allowed: ['us-east-1'],
      fix: 'choose another region or machine type, or ask for { cpu, memory }',
    },
  ]);
});

test('a machine type that is not sold in this way is found, with the ways that a pool can ask for', () => {
  expect(found('gke', { machine: { type: 'a3-highgpu-1g' } })).toEqual([
    {
      rule: id,
      path: path('capacity', 'kind'),
      problem: 'a3-highgpu-1g is not sold this way',
      value: 'on-demand',
      allowed: ['spot', 'flex-start'],
      fix: 'buy it another way, or choose another machine type',
    },
  ]);
  expect(found('gke', { machine: { type: 'a3-highgpu-1g' }, capacity: { kind: 'spot' } })).toEqual([]);
});

test('a machine type with another GPU is found', () => {
  expect(found('eks', { machine: { type: 'g6.xlarge' }, gpu: { type: 'a10g', count: 1 } })).toEqual([
    {
      rule: id,
      path: path('gpu'),
      problem: 'g6.xlarge has 1 × l4',
      value: { type: 'a10g', count: 1 },
      fix: 'ask for the GPU that it has, or take the machine type away and let it be chosen',
    },
  ]);
});

test('a machine type without GPUs is found where some are asked for', () => {
  const [finding] = found('eks', { machine: { type: 'm6i.xlarge' }, gpu: { type: 'l4', count: 1 } });
  expect(finding?.problem).toBe('m6i.xlarge has no GPU');
});

test('a GPU that the cloud does not have is found, with those that it has', () => {
  expect(found('gke', { gpu: { type: 't4g', count: 1 } })).toEqual([
    {
      rule: id,
      path: path('gpu', 'type'),
      problem: 'gke sells no machine with this GPU in us-central1 (on-demand)',
      value: 't4g',
      allowed: ['a100-40gb', 'a100-80gb', 'h100', 'l4', 'rtx-pro-6000'],
      fix: 'choose one of these, another region, or another way of buying',
    },
  ]);
});

test('in a region that no price list covers, the GPUs of the whole cloud are named', () => {
  expect(found('gke', { gpu: { type: 't4g', count: 1 } }, 'asia-east1')[0]?.allowed).toContain('l4');
});

test('a machine that is larger than all is found', () => {
  expect(found('aks', { machine: { cpu: 4, memory: '900Ti' } })).toEqual([
    {
      rule: id,
      path: path('machine'),
      problem: 'aks sells no machine type in eastus that has all of this',
      value: { cpu: 4, memory: '900Ti' },
      fix: 'ask for less in each node and for more nodes',
    },
  ]);
});

test('where the GPU is there but the rest is not, its machines are named', () => {
  expect(found('gke', { machine: { cpu: 900, memory: '1Gi' }, gpu: { type: 'l4', count: 8 } })[0]).toMatchObject({
    path: path('machine'),
    allowed: expect.arrayContaining(['g2-standard-96 (96 CPUs, 384Gi, 8 × l4)']),
  });
});

test('the pool of the operators is looked at too', () => {
  const changed = withCluster(definition(), { systemPool: { machine: { type: 'm6i.lrage' } } });
  expect(findingsOf(changed, id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'systemPool', 'machine', 'type'],
      problem: 'no machine type of eks has this name, as far as the catalog knows',
      value: 'm6i.lrage',
      fix: 'write "m6i.large", or ask for { cpu, memory }',
    },
  ]);
});

test('a wrong number of GPUs is left to the rule that names the numbers', () => {
  expect(found('eks', { gpu: { type: 'l4', count: 3 } })).toEqual([]);
});

test.each(['eks', 'aks'] as const)('%s has no queue for nodes, and says what it sells', (provider) => {
  expect(found(provider, { machine: { cpu: 4, memory: '16Gi' }, capacity: { kind: 'flex-start' } })).toEqual([
    {
      rule: id,
      path: path('capacity', 'kind'),
      problem: `${provider} sells no capacity in this way`,
      value: 'flex-start',
      allowed: ['on-demand', 'spot', 'reservation'],
      fix: 'buy it another way',
    },
  ]);
});

test('a machine that cannot be reserved is found, with the ways that it is sold in', () => {
  const capacity = { kind: 'reservation', reservation: 'mine' } as const;
  expect(found('gke', { machine: { type: 'a3-highgpu-1g' }, capacity })).toMatchObject([
    { path: path('capacity', 'kind'), value: 'reservation', allowed: ['spot', 'flex-start'] },
  ]);
});

test('a machine that is only reserved, and has no list price, can be had', () => {
  const capacity = { kind: 'reservation', reservation: 'mine' } as const;
  expect(found('gke', { gpu: { type: 'gb200', count: 4 }, capacity })).toEqual([]);
});
