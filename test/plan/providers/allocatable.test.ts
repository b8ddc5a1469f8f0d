import type { CloudProvider } from '../../../lib/catalog/cloud-providers';
import { machineType, machineTypes } from '../../../lib/catalog/machines';
import { cloudOf } from '../../../lib/plan/providers/select';
import { GiB, MiB } from '../../../lib/units/quantity';

const clouds: readonly CloudProvider[] = ['eks', 'gke', 'aks'];

function allocatableOf(provider: CloudProvider, type: string, diskGiB = 100) {
  const machine = machineType(provider, type);
  if (!machine) throw new Error(`the catalog has no ${type}`);
  return cloudOf({ provider, region: 'any', nodePools: {} }).allocatable(machine, { kind: 'volume', gib: diskGiB });
}

describe.each(clouds)('%s', (provider) => {
  const cloud = cloudOf({ provider, region: 'any', nodePools: {} });

  test.each(machineTypes(provider).map((machine) => [machine.name, machine] as const))(
    'a node of %s has allocatable resources below its capacity',
    (_, machine) => {
      const { cpuMilli, memoryBytes, ephemeralBytes, pods } = cloud.allocatable(machine, { kind: 'volume', gib: 100 });
      expect(cpuMilli).toBeGreaterThan(0);
      expect(cpuMilli).toBeLessThan(machine.vcpu * 1000);
      expect(memoryBytes).toBeGreaterThan(0);
      expect(memoryBytes).toBeLessThan(machine.memoryMiB * MiB);
      expect(ephemeralBytes).toBeGreaterThan(0);
      expect(ephemeralBytes).toBeLessThan(100 * GiB);
      expect(pods).toBeGreaterThan(0);
      expect([cpuMilli, memoryBytes, ephemeralBytes, pods].every(Number.isSafeInteger)).toBe(true);
    },
  );

  test('ephemeral storage grows with the disk and is never negative', () => {
    const [machine] = machineTypes(provider);
    if (!machine) throw new Error('the catalog is empty');
    const sizes = Array.from(
      { length: 200 },
      (_, index) => cloud.allocatable(machine, { kind: 'volume', gib: index + 1 }).ephemeralBytes,
    );
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes[0]).toBe(0);
  });
});

// Source: aws/karpenter-provider-aws, website/content/en/preview/reference/instance-types.md, 2026-08-21.
test.each([
  ['g6.xlarge', 3920, 14162],
  ['p5.48xlarge', 191450, undefined],
])('EKS: %s has the allocatable resources that Karpenter documents', (type, cpuMilli, memoryMiB) => {
  const allocatable = allocatableOf('eks', type, 20);
  expect(allocatable.cpuMilli).toBe(cpuMilli);
  expect(allocatable.ephemeralBytes).toBe(17 * GiB);
  if (memoryMiB !== undefined) expect(Math.floor(allocatable.memoryBytes / MiB)).toBe(memoryMiB);
});

// Source: Google Cloud "Plan node sizes in Standard clusters", table of reservations, 2026-11: 60, 70, 80 and 100
// thousandths for 1, 2, 4 and 16 CPUs would be 6%, 1%, 0.5% and 0.25%.
test.each([
  ['n2-standard-2', 1930],
  ['n2-standard-4', 3920],
  ['n2-standard-16', 15890],
])('GKE: %s reserves CPU by tiers', (type, cpuMilli) => {
  expect(allocatableOf('gke', type).cpuMilli).toBe(cpuMilli);
});

test('GKE: memory is reserved by tiers: 25% of the first 4 GiB, 20% of the next 4, 10% of the next 8', () => {
  const memoryGiB = 16 * 0.975;
  const kept = 4 * 0.25 + 4 * 0.2 + (memoryGiB - 8) * 0.1;
  expect(allocatableOf('gke', 'n2-standard-4').memoryBytes).toBe(Math.floor((memoryGiB - kept) * GiB - 100 * MiB));
});

test('GKE: large machines reserve 6% up to 128 GiB and 2% of the rest', () => {
  const memoryGiB = 512 * 0.975;
  const kept = 4 * 0.25 + 4 * 0.2 + 8 * 0.1 + 112 * 0.06 + (memoryGiB - 128) * 0.02;
  const { memoryBytes } = allocatableOf('gke', 'n2-standard-128');
  expect(memoryBytes / MiB).toBeCloseTo((memoryGiB - kept) * 1024 - 100, 0);
});

test('GKE: 41 GiB of a 100 GiB disk are reserved', () => {
  expect(allocatableOf('gke', 'n2-standard-4', 100).ephemeralBytes).toBe(49 * GiB);
});

// Source: Microsoft Learn "Node resource reservations in AKS", 2026-11: 100, 140, 180, 260, 420 and 740 for 2 to 64 CPUs.
test.each([
  ['Standard_D2s_v5', 1900],
  ['Standard_D4s_v5', 3860],
  ['Standard_D8s_v5', 7820],
  ['Standard_D16s_v5', 15740],
  ['Standard_D32s_v5', 31580],
  ['Standard_D64s_v5', 63260],
])('AKS: %s reserves the CPU of its table', (type, cpuMilli) => {
  expect(allocatableOf('aks', type).cpuMilli).toBe(cpuMilli);
});

test('AKS: 20 MB per pod and 50 MB of memory are reserved, on small machines 25%', () => {
  const large = allocatableOf('aks', 'Standard_D4s_v5').memoryBytes;
  expect(large).toBe(Math.floor(16 * GiB * 0.975 - 2_250_000_000 - 100 * MiB));
  const small = allocatableOf('aks', 'Standard_D2s_v5').memoryBytes;
  expect(small).toBe(Math.floor(8 * GiB * 0.975 * 0.75 - 100 * MiB));
});
