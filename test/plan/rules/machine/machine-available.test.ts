import type { NodePoolSpec } from '../../../../lib/definition/node-pool';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'machine/available';
const nodes = { min: 0, max: 2 };
const path = (...rest: readonly string[]) => ['cluster', 'nodePools', 'extra', ...rest];

/** Findings for one more pool. */
function found(provider: 'eks' | 'gke' | 'aks', pool: Omit<NodePoolSpec, 'nodes'>, region?: string) {
  const base = definition(provider);
  const changed = withCluster(base, {
    nodePools: { ...base.cluster.nodePools, extra: { ...pool, nodes } },
    ...(region !== undefined && { region }),
  });
  return findingsOf(changed, id);
}

test.each(['eks', 'gke', 'aks'] as const)('accepts a valid definition on %s', (provider) => {
  expect(findingsOf(definition(provider), id)).toEqual([]);
});

test('accepts existing nodes', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('refuses a pool without machine and GPU', () => {
  expect(found('eks', {})).toEqual([
    {
      rule: id,
      path: path(),
      problem: 'the pool has neither a machine nor a GPU',
      allowed: "'machine', 'gpu' or both",
      fix: "set the minimum size of a node: machine: { cpu: 4, memory: '16Gi' }",
    },
  ]);
});

test('suggests a similar name for an unknown machine type', () => {
  expect(found('eks', { machine: { type: 'm6i.4xlrage' } })).toEqual([
    {
      rule: id,
      path: path('machine', 'type'),
      problem: 'the catalog has no machine type of eks with this name',
      value: 'm6i.4xlrage',
      fix: 'write "m6i.4xlarge", or set { cpu, memory }',
    },
  ]);
});

test('suggests a size if no name is similar', () => {
  expect(found('eks', { machine: { type: 'cray' } })[0]?.fix).toBe(
    'set { cpu, memory } instead, or add cpu and memory to a type that is newer than the catalog',
  );
});

test('refuses a machine type of another region', () => {
  expect(found('eks', { machine: { type: 'g5.2xlarge' } }, 'us-gov-east-1')).toEqual([
    {
      rule: id,
      path: path('machine', 'type'),
      problem: 'eks does not offer this machine type in us-gov-east-1',
      value: 'g5.2xlarge',
      allowed: ['us-east-1'],
      fix: 'choose another region or machine type, or set { cpu, memory }; add cpu and memory to the type if the cloud offers it',
    },
  ]);
});

test('refuses an unavailable kind of capacity', () => {
  expect(found('gke', { machine: { type: 'a3-highgpu-1g' } })).toEqual([
    {
      rule: id,
      path: path('capacity', 'kind'),
      problem:
        'a3-highgpu-1g is not sold as on-demand capacity according to https://docs.cloud.google.com/compute/docs/gpus, 2026-04-14',
      value: 'on-demand',
      allowed: ['spot', 'flex-start', 'queued-provisioning'],
      fix: 'choose an allowed kind of capacity, or another machine type',
    },
  ]);
  expect(found('gke', { machine: { type: 'a3-highgpu-1g' }, capacity: { kind: 'spot' } })).toEqual([]);
});

test('refuses a machine type with another GPU', () => {
  expect(found('eks', { machine: { type: 'g6.xlarge' }, gpu: { type: 'a10g', count: 1 } })).toEqual([
    {
      rule: id,
      path: path('gpu'),
      problem: 'g6.xlarge has 1 × l4',
      value: { type: 'a10g', count: 1 },
      fix: 'set the GPU of this machine type, or remove machine',
    },
  ]);
});

test('refuses a machine type without the GPU', () => {
  const [finding] = found('eks', { machine: { type: 'm6i.xlarge' }, gpu: { type: 'l4', count: 1 } });
  expect(finding?.problem).toBe('m6i.xlarge has no GPU');
});

test('refuses an unavailable GPU and lists the available ones', () => {
  expect(found('gke', { gpu: { type: 't4g', count: 1 } })).toEqual([
    {
      rule: id,
      path: path('gpu', 'type'),
      problem: 'gke has no machine type with this GPU in us-central1 (on-demand)',
      value: 't4g',
      allowed: ['a100-40gb', 'a100-80gb', 'h100', 'l4', 'rtx-pro-6000'],
      fix: 'choose an allowed GPU, another region or another kind of capacity',
    },
  ]);
});

test('lists all GPUs of the cloud for a region without prices', () => {
  expect(found('gke', { gpu: { type: 't4g', count: 1 } }, 'asia-east1')[0]?.allowed).toContain('l4');
});

test('refuses a size that no machine type has', () => {
  expect(found('aks', { machine: { cpu: 4, memory: '60Ti' } })).toEqual([
    {
      rule: id,
      path: path('machine'),
      problem: 'aks has no machine type in eastus that meets all requirements',
      value: { cpu: 4, memory: '60Ti' },
      fix: 'lower the size of a node and raise the number of nodes',
    },
  ]);
});

test('lists the machine types with the GPU if the size does not match', () => {
  expect(found('gke', { machine: { cpu: 900, memory: '1Gi' }, gpu: { type: 'l4', count: 8 } })[0]).toMatchObject({
    path: path('machine'),
    allowed: expect.arrayContaining(['g2-standard-96 (96 CPUs, 384Gi, 8 × l4)']),
  });
});

test('checks the system pool', () => {
  const changed = withCluster(definition(), { systemPool: { machine: { type: 'm6i.lrage' } } });
  expect(findingsOf(changed, id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'systemPool', 'machine', 'type'],
      problem: 'the catalog has no machine type of eks with this name',
      value: 'm6i.lrage',
      fix: 'write "m6i.large", or set { cpu, memory }',
    },
  ]);
});

test('reports nothing for a wrong number of GPUs', () => {
  expect(found('eks', { gpu: { type: 'l4', count: 3 } })).toEqual([]);
});

test.each([
  ['eks', 'flex-start', ['on-demand', 'spot', 'reservation', 'capacity-block']],
  ['aks', 'flex-start', ['on-demand', 'spot', 'reservation']],
  ['eks', 'queued-provisioning', ['on-demand', 'spot', 'reservation', 'capacity-block']],
  ['aks', 'queued-provisioning', ['on-demand', 'spot', 'reservation']],
] as const)('refuses on %s %s', (provider, kind, allowed) => {
  expect(found(provider, { machine: { cpu: 4, memory: '16Gi' }, capacity: { kind } })).toEqual([
    {
      rule: id,
      path: path('capacity', 'kind'),
      problem: `${provider} does not offer ${kind} capacity`,
      value: kind,
      allowed,
      fix: 'choose an allowed kind of capacity',
    },
  ]);
});

test('refuses a reservation of a machine type that cannot be reserved', () => {
  const capacity = { kind: 'reservation', reservation: 'mine' } as const;
  expect(found('gke', { machine: { type: 'a3-highgpu-1g' }, capacity })).toMatchObject([
    { path: path('capacity', 'kind'), value: 'reservation', allowed: ['spot', 'flex-start', 'queued-provisioning'] },
  ]);
});

test.each(['gke', 'aks'] as const)('refuses a Capacity Block on %s', (provider) => {
  const capacity = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
  expect(found(provider, { gpu: { type: 'h100', count: 8 }, capacity })).toMatchObject([
    { problem: `${provider} does not offer capacity-block capacity`, value: 'capacity-block' },
  ]);
});

test('refuses a Capacity Block of a machine type without them', () => {
  const capacity = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
  expect(found('eks', { machine: { type: 'g6.xlarge' }, capacity })).toMatchObject([
    {
      problem:
        'g6.xlarge is not sold as capacity-block capacity according to https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html, 2026-11-30',
      allowed: ['on-demand', 'spot', 'reservation'],
    },
  ]);
});

test('refuses an On-Demand Capacity Reservation of a machine type that is sold as Capacity Blocks only', () => {
  const capacity = { kind: 'reservation', reservation: 'cr-0123456789abcdef0' } as const;
  expect(found('eks', { machine: { type: 'p5e.48xlarge' }, capacity }, 'us-east-2')).toMatchObject([
    { path: path('capacity', 'kind'), allowed: ['capacity-block'] },
  ]);
});

test('refuses a GPU that is sold otherwise, and lists how', () => {
  const capacity = { kind: 'reservation', reservation: 'any' } as const;
  expect(found('aks', { gpu: { type: 'h100', count: 8 }, capacity })).toEqual([
    {
      rule: id,
      path: path('capacity', 'kind'),
      problem:
        'no machine type of aks with h100 in eastus is sold as reservation capacity according to MicrosoftDocs/azure-compute-docs:articles/virtual-machines/capacity-reservation-overview.md, 2026-02-17',
      value: 'reservation',
      allowed: ['on-demand', 'spot'],
      fix: 'choose an allowed kind of capacity, or another GPU',
    },
  ]);
  expect(found('gke', { gpu: { type: 'b200', count: 8 } })).toMatchObject([
    { value: 'on-demand', allowed: ['spot', 'reservation', 'flex-start', 'queued-provisioning'] },
  ]);
});

test('accepts a machine type that can only be reserved', () => {
  const capacity = { kind: 'reservation', reservation: 'mine' } as const;
  expect(found('gke', { gpu: { type: 'gb200', count: 4 }, capacity })).toEqual([]);
});

test.each(['eks', 'gke', 'aks'] as const)(
  'accepts a type that is newer than the catalog with its size on %s',
  (provider) => {
    const machine = { type: 'x99.8xlarge', cpu: 32, memory: '256Gi' };
    expect(found(provider, { machine })).toEqual([]);
    expect(found(provider, { machine, gpu: { type: 'h100', count: 8 } })).toEqual([]);
  },
);

test('accepts a type of the catalog with its size in a region where the catalog does not have it', () => {
  const machine = { type: 'g5.2xlarge', cpu: 8, memory: '32Gi' };
  expect(found('eks', { machine, gpu: { type: 'a10g', count: 1 } }, 'us-gov-east-1')).toEqual([]);
});

test('refuses another GPU than that of the type, with a size too', () => {
  const machine = { type: 'g5.2xlarge', cpu: 8, memory: '32Gi' };
  expect(found('eks', { machine, gpu: { type: 'l4', count: 1 } })[0]?.problem).toBe('g5.2xlarge has 1 × a10g');
});

test.each([
  ['p5.48xlarg', { type: 'h100', count: 8 }, 'write "p5.48xlarge", or set { cpu, memory }'],
  ['g6.xlarg', { type: 'l4', count: 1 }, 'write "g6.xlarge", or set { cpu, memory }'],
  ['g6.xlarg', { type: 'a10g', count: 1 }, 'write "g5.xlarge", or set { cpu, memory }'],
] as const)('suggests no machine with another GPU for %s', (type, gpu, fix) => {
  expect(found('eks', { machine: { type }, gpu })[0]?.fix).toBe(fix);
});
