import { _InstanceType } from '@aws-sdk/client-ec2';
import { type CloudProvider, cloudProviders } from '../../lib/catalog/cloud-providers';
import { gpus, gpuTypes } from '../../lib/catalog/gpus';
import { machineSources, machineType, machineTypes, pricedRegions } from '../../lib/catalog/machines';

const providers: readonly CloudProvider[] = cloudProviders;

describe.each(providers)('machine types of %s', (provider) => {
  const machines = machineTypes(provider);

  test('have one row each, sorted by size in a family', () => {
    const names = machines.map((machine) => machine.name);
    expect(new Set(names).size).toBe(names.length);
    const { compare } = new Intl.Collator('en', { numeric: true });
    for (const family of new Set(names.map((name) => name.replace(/\d+/g, '')))) {
      const own = names.filter((name) => name.replace(/\d+/g, '') === family);
      expect(own).toEqual([...own].sort(compare));
    }
  });

  test('have GPUs of the catalog', () => {
    const types = machines.flatMap((machine) => (machine.gpu ? [machine.gpu] : []));
    expect(types.length).toBeGreaterThan(20);
    for (const { type, count } of types) {
      expect(gpus.rows[type]?.name).toBe(type);
      expect([1, 2, 4, 8, 16]).toContain(count);
    }
  });

  test('have whole, positive sizes', () => {
    expect.hasAssertions();
    for (const { name, vcpu, memoryMiB, localDiskGiB } of machines) {
      expect([name, Number.isInteger(vcpu) && vcpu > 0]).toEqual([name, true]);
      expect([name, Number.isInteger(memoryMiB) && memoryMiB >= 2048]).toEqual([name, true]);
      expect([name, Number.isInteger(localDiskGiB) && localDiskGiB >= 0]).toEqual([name, true]);
    }
  });

  test('have a purchase kind, and a spot price only with the purchase kind spot', () => {
    expect.hasAssertions();
    for (const { name, purchase, prices } of machines) {
      expect([name, purchase.length > 0]).toEqual([name, true]);
      const spotPrices = Object.values(prices).filter((price) => price.spot !== undefined);
      expect([name, spotPrices.length === 0 || purchase.includes('spot')]).toEqual([name, true]);
    }
  });

  test('have positive prices in listed regions, with spot below on demand', () => {
    expect.hasAssertions();
    const known = pricedRegions(provider);
    for (const { name, prices } of machines) {
      for (const [region, price] of Object.entries(prices)) {
        expect(known).toContain(region);
        expect([name, region, (price.onDemand ?? 0) > 0]).toEqual([name, region, true]);
        const spot = price.spot ?? (price.onDemand ?? 0) / 2;
        expect([name, region, spot > 0 && spot < (price.onDemand ?? 0)]).toEqual([name, region, true]);
      }
    }
  });

  test('are frozen and shared between calls', () => {
    expect(machineTypes(provider)).toBe(machines);
    expect(machines.every((machine) => Object.isFrozen(machine) && Object.isFrozen(machine.prices))).toBe(true);
  });

  test('are found by their exact name', () => {
    const first = machines[0];
    expect(first && machineType(provider, first.name)).toBe(first);
    expect(machineType(provider, 'no-such-type')).toBeUndefined();
  });

  test('have sources', () => {
    expect(machineSources(provider).length).toBeGreaterThan(1);
    for (const source of machineSources(provider)) {
      expect(source.from).toMatch(/^(https:\/\/|[\w.-]+\/[\w.-]+:)/);
      expect(source.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test('regions are sorted and unique', () => {
    const known = pricedRegions(provider);
    expect(known).toEqual([...new Set(known)].sort());
  });
});

test('every GPU of the catalog is in at least one machine type', () => {
  const used = new Set(providers.flatMap((provider) => machineTypes(provider).map((machine) => machine.gpu?.type)));
  expect(gpuTypes.filter((type) => !used.has(type))).toEqual([]);
});

test.each([
  ['eks', 137, 60, 3],
  ['gke', 102, 31, 4],
  ['aks', 77, 21, 57],
] as const)('%s: %i machine types, %i of them with GPUs, %i regions', (provider, all, withGpu, regionCount) => {
  expect(machineTypes(provider)).toHaveLength(all);
  expect(machineTypes(provider).filter((machine) => machine.gpu)).toHaveLength(withGpu);
  expect(pricedRegions(provider)).toHaveLength(regionCount);
});

// One value of each kind, copied from the original source, to detect errors in a parser.
test.each([
  // aws/karpenter-provider-aws:pkg/providers/pricing/zz_generated.pricing_aws.go
  ['eks', 'g6.xlarge', 'us-east-1', 0.8048],
  ['eks', 'p5.48xlarge', 'us-east-1', 55.04],
  ['eks', 'p4d.24xlarge', 'us-east-1', 21.957642],
  ['eks', 'g7.2xlarge', 'us-east-1', 2.52],
  ['eks', 'm7i.2xlarge', 'us-east-1', 0.4032],
  // cloudpilot-ai/karpenter-provider-gcp:pkg/providers/pricing/initial-prices.json
  ['gke', 'a2-highgpu-1g', 'us-central1', 3.6734],
  ['gke', 'a3-highgpu-8g', 'us-central1', 88.49],
  ['gke', 'a2-megagpu-16g', 'us-central1', 55.7395],
  ['gke', 'g2-standard-24', 'us-central1', 2.0008],
  ['gke', 'g2-standard-32', 'us-central1', 1.7344],
  ['gke', 'g4-standard-384', 'us-central1', 35.9994],
  ['gke', 'n2-standard-128', 'us-central1', 6.215552],
  ['gke', 'c3-highmem-176', 'europe-west4', 12.2252592],
  ['gke', 'n2d-standard-224', 'us-east4', 10.65792],
  // Azure/karpenter-provider-azure:pkg/providers/pricing/zz_generated.pricing.go
  ['aks', 'Standard_NC24ads_A100_v4', 'eastus', 3.673],
  ['aks', 'Standard_ND96isr_H100_v5', 'eastus', 98.32],
  ['aks', 'Standard_ND96isr_H200_v5', 'eastus2', 84.8],
] as const)('%s %s in %s is %d USD per hour on demand', (provider, name, region, usd) => {
  expect(machineType(provider, name)?.prices[region]?.onDemand).toBeCloseTo(usd, 4);
});

test.each([
  ['g2-standard-12', 'us-central1', 0.600168],
  ['a3-highgpu-8g', 'us-east4', 50.574597],
  ['n2-standard-96', 'us-east1', 2.796288],
] as const)('gke %s in %s is %d USD per hour as spot', (name, region, usd) => {
  expect(machineType('gke', name)?.prices[region]?.spot).toBeCloseTo(usd, 5);
});

test('names of EC2 instance types match the AWS SDK', () => {
  const known = new Set<string>(Object.values(_InstanceType));
  expect(machineTypes('eks').filter((machine) => !known.has(machine.name))).toEqual([]);
});

// Interfaces of the default network card × (addresses per interface − 1) + 2, from the limits of the source.
test.each([
  ['t3.medium', 17],
  ['m7i.48xlarge', 737],
  ['p4d.24xlarge', 737],
  ['p5.48xlarge', 100],
  ['g6.xlarge', 58],
])('%s has addresses for %i pods', (name, pods) => {
  expect(machineType('eks', name)?.maxPods).toBe(pods);
});

test('every EC2 instance type has a pod limit', () => {
  expect(machineTypes('eks').filter((machine) => machine.maxPods === undefined)).toEqual([]);
});

test('only GPU instance types have EFA interfaces', () => {
  expect(machineType('eks', 'p5.48xlarge')?.efa).toBe(32);
  expect(machineType('eks', 'p6-b200.48xlarge')?.efa).toBe(8);
  expect(machineType('eks', 'g6.xlarge')?.efa).toBe(0);
  expect(machineType('eks', 'm7i.48xlarge')?.efa).toBeUndefined();
});

test('exactly the Arm families are arm64', () => {
  const arm = providers.flatMap((provider) => machineTypes(provider).filter((machine) => machine.arch === 'arm64'));
  const names = arm.map((machine) => machine.name);
  expect(names).toEqual(
    expect.arrayContaining(['g5g.xlarge', 'm7g.large', 'a4x-highgpu-4g', 'c4a-standard-4', 'Standard_D4ps_v5']),
  );
  const armFamilies = /^(g5g|m7g|a4x|c4a|t2a|Standard_D\d+ps|Standard_ND128isr)/;
  expect(names.filter((name) => !armFamilies.test(name))).toEqual([]);
});

test.each([
  ['a4x-highgpu-4g', ['reservation']],
  ['a3-highgpu-1g', ['spot', 'flex-start', 'queued-provisioning']],
  ['a4-highgpu-8g', ['spot', 'reservation', 'flex-start', 'queued-provisioning']],
  ['a3-highgpu-8g', ['on-demand', 'spot', 'reservation', 'flex-start', 'queued-provisioning']],
])('GKE offers %s as %j', (name, purchase) => {
  expect(machineType('gke', name)?.purchase).toEqual(purchase);
});

test('EC2 sells machines from p4d to p6 as Capacity Blocks', () => {
  const blocks = machineTypes('eks').filter(({ purchase }) => purchase.includes('capacity-block'));
  expect(blocks.map(({ name }) => name)).toEqual([
    'p4d.24xlarge',
    'p4de.24xlarge',
    'p5.4xlarge',
    'p5.48xlarge',
    'p5e.48xlarge',
    'p5en.48xlarge',
    'p6-b200.48xlarge',
    'p6-b300.48xlarge',
  ]);
});

test.each([
  ['Standard_NC4as_T4_v3', true],
  ['Standard_NC24ads_A100_v4', true],
  ['Standard_NV36ads_A10_v5', true],
  ['Standard_D8s_v5', true],
  ['Standard_NC40ads_H100_v5', false],
  ['Standard_ND96isr_H100_v5', false],
])('Azure reserves %s: %s', (name, reserved) => {
  expect(machineType('aks', name)?.purchase.includes('reservation')).toBe(reserved);
});

test('only known machine types have no list price', () => {
  const unpriced = providers.flatMap((provider) =>
    machineTypes(provider).filter((machine) => Object.keys(machine.prices).length === 0),
  );
  expect(unpriced.map((machine) => machine.name)).toEqual([
    'p5e.48xlarge',
    'a3-edgegpu-8g',
    'a3-ultragpu-8g',
    'a4-highgpu-8g',
    'a4x-highgpu-4g',
    'a4x-maxgpu-4g-metal',
    'Standard_ND128isr_GB300_v6',
  ]);
});
