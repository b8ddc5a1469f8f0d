import { checkModelPlatform } from '../../../../lib/plan/plan';
import { findingsOf } from '../../../fixtures/findings';
import { type PoolRequest, withPools } from '../../../fixtures/pools';

const id = 'machine/size-agrees';
const found = (request: PoolRequest, provider: 'eks' | 'gke' | 'aks' = 'eks') =>
  findingsOf(withPools(provider, { extra: request }), id);

test.each<readonly ['eks' | 'gke' | 'aks', NonNullable<PoolRequest['machine']>]>([
  ['eks', { type: 'm6i.2xlarge' }],
  ['eks', { type: 'm6i.2xlarge', cpu: 8, memory: '32Gi' }],
  ['eks', { type: 'm6i.2xlarge', cpu: 8, memory: '32768Mi', arch: 'amd64' }],
  ['eks', { type: 'm99.2xlarge', cpu: 80, memory: '320Gi' }],
  ['eks', { cpu: 5, memory: '17Gi' }],
  ['gke', { type: 'n2-standard-8', cpu: 8, memory: '32Gi' }],
  ['aks', { type: 'Standard_D8s_v5', cpu: 8, memory: '32Gi' }],
])('accepts %s %j', (provider, machine) => {
  expect(found({ machine }, provider)).toEqual([]);
});

test('reports a size that is not that of the catalog', () => {
  expect(found({ machine: { type: 'm6i.2xlarge', cpu: 80, memory: '320Gi', arch: 'arm64' } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'extra', 'machine', 'cpu'],
      problem: 'm6i.2xlarge has 8 CPUs',
      value: 80,
      allowed: '8',
      fix: 'write 8, or another type',
    },
    {
      rule: id,
      path: ['cluster', 'nodePools', 'extra', 'machine', 'memory'],
      problem: 'm6i.2xlarge has 32Gi',
      value: '320Gi',
      allowed: '32Gi',
      fix: 'write 32Gi, or another type',
    },
    {
      rule: id,
      path: ['cluster', 'nodePools', 'extra', 'machine', 'arch'],
      problem: 'm6i.2xlarge has CPUs of amd64',
      value: 'arm64',
      allowed: 'amd64',
      fix: 'write amd64, or another type',
    },
  ]);
});

test('reports the architecture of a newer machine with a GPU that has its own CPU', () => {
  const machine = { type: 'p6e-gb200.36xlarge', cpu: 144, memory: '960Gi', arch: 'amd64' } as const;
  expect(found({ machine, gpu: { type: 'gb200', count: 4 } }).map(({ problem }) => problem)).toEqual([
    'p6e-gb200.36xlarge has CPUs of arm64',
  ]);
});

test('the platform can waive it', () => {
  const machine = { type: 'm6i.2xlarge', cpu: 80, memory: '320Gi' };
  const waivers = [{ rule: id, at: 'cluster.nodePools.extra', reason: 'the catalog is wrong' }];
  const { findings } = checkModelPlatform({ ...withPools('eks', { extra: { machine } }), waivers });
  expect(findings.filter(({ rule }) => rule === id)).toEqual([]);
});
