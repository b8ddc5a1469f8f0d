import type { CloudProvider } from '../../../lib/catalog/cloud-providers';
import { machineTypes } from '../../../lib/catalog/machines';
import { localSsdsOf } from '../../../lib/plan/providers/gke-disk';
import { cloudNamed } from '../../../lib/plan/providers/select';
import { GiB, MiB } from '../../../lib/units/quantity';
import { planOfPool } from '../../fixtures/pools';

const clouds: readonly CloudProvider[] = ['eks', 'gke', 'aks'];

function machineOf(provider: CloudProvider, name: string) {
  const machine = machineTypes(provider).find((each) => each.name === name);
  if (!machine) throw new Error(`the catalog has no ${name}`);
  return machine;
}

function diskOf(provider: CloudProvider, name: string, change: object = {}) {
  const machine = machineOf(provider, name);
  return cloudNamed(provider).disk({ machine, gib: 100, startBytes: 0, local: true, ...change });
}

test.each(clouds)('on %s every machine has a disk of at least the size of the definition', (provider) => {
  const cloud = cloudNamed(provider);
  expect(machineTypes(provider).length).toBeGreaterThan(10);
  for (const machine of machineTypes(provider)) {
    for (const local of [true, false]) {
      const disk = cloud.disk({ machine, gib: 100, startBytes: 0, local });
      expect([machine.name, disk.gib >= 100, disk.bytesPerSecond > 0]).toEqual([machine.name, true, true]);
      expect(cloud.allocatable(machine, disk).ephemeralBytes).toBeGreaterThan(0);
      expect(local || disk.kind === 'volume').toBe(true);
    }
  }
});

test.each<[CloudProvider, string, number]>([
  ['eks', 'p5.48xlarge', 28_312],
  ['gke', 'a3-highgpu-8g', 6000],
  ['aks', 'Standard_NC4as_T4_v3', 100],
])('on %s the local disks of %s hold images and models', (provider, name, gib) => {
  const disk = diskOf(provider, name);
  expect(disk).toMatchObject({ kind: 'local', gib });
  expect(disk.bytesPerSecond).toBe(provider === 'aks' ? 176 * 1_600_000 : 300 * MiB);
  expect(diskOf(provider, name, { local: false })).toMatchObject({ kind: 'volume', gib: 100 });
});

test.each<[CloudProvider, string]>([
  ['eks', 'g5.xlarge'],
  ['gke', 'a2-ultragpu-1g'],
  ['aks', 'Standard_NC4as_T4_v3'],
])('on %s a local disk of %s that is smaller than the root disk is not used', (provider, name) => {
  expect(diskOf(provider, name, { gib: 2000 })).toMatchObject({ kind: 'volume', gib: 2000, billedGiB: 2000 });
});

test('AKS does not use NVMe disks', () => {
  expect(diskOf('aks', 'Standard_ND96isr_H100_v5').kind).toBe('volume');
});

test('an ephemeral OS disk of AKS has at most 2040 GiB, on the temporary disks of all series that have one', () => {
  expect(diskOf('aks', 'Standard_NV36ads_A10_v5').kind).toBe('local');
  expect(diskOf('aks', 'Standard_D64ds_v5', { gib: 2040 }).kind).toBe('local');
  expect(diskOf('aks', 'Standard_D64ds_v5', { gib: 2041 }).kind).toBe('volume');
});

test('the throughput of a small temporary disk of AKS follows from its size', () => {
  expect(diskOf('aks', 'Standard_D4ds_v5').bytesPerSecond).toBe(240_000_000);
  expect(diskOf('aks', 'Standard_D8ds_v5').bytesPerSecond).toBe(300 * MiB);
});

test.each([
  [0, 125, undefined],
  [30 * GiB, 256, { throughputMiB: 256, iops: 3000 }],
  [100 * GiB, 854, { throughputMiB: 854, iops: 3416 }],
  [1000 * GiB, 1000, { throughputMiB: 1000, iops: 4000 }],
])('gp3 writes %d bytes of images and models with %d MiB/s', (startBytes, throughput, provisioned) => {
  const disk = diskOf('eks', 'm7i.2xlarge', { startBytes });
  expect(disk.bytesPerSecond).toBe(throughput * MiB);
  expect(disk.provisioned).toEqual(provisioned);
});

test.each([
  [30, 25],
  [100, 100],
  [300, 150],
  [2048, 200],
])('Premium SSD of %d GiB writes %d MB/s', (gib, megabytes) => {
  expect(diskOf('aks', 'Standard_D4s_v5', { gib }).bytesPerSecond).toBe(megabytes * 1_000_000);
});

test('GKE sets the throughput of Hyperdisk, and no other', () => {
  expect(diskOf('gke', 'n4-standard-8', { startBytes: 25 * GiB }).provisioned).toEqual({
    throughputMiB: 214,
    iops: 3000,
  });
  expect(diskOf('gke', 'n2-standard-8', { startBytes: 25 * GiB }).provisioned).toBeUndefined();
});

test.each(['a3-ultragpu-8g', 'a4-highgpu-8g', 'a4x-highgpu-4g', 'c4a-standard-8', 'g4-standard-48', 'n4-standard-8'])(
  'the root disk of %s is Hyperdisk, because the series does not support Persistent Disk',
  (name) => {
    expect(diskOf('gke', name, { local: false }).why).toContain('Hyperdisk Balanced');
  },
);

test.each([
  ['a2-ultragpu-1g', 1],
  ['a3-highgpu-1g', 2],
  ['a3-megagpu-8g', 16],
  ['a3-ultragpu-8g', 32],
  ['a4-highgpu-8g', 32],
  ['a4x-highgpu-4g', 4],
  ['a4x-maxgpu-4g-metal', 4],
])('%s has %d Local SSDs', (name, count) => {
  expect(localSsdsOf(machineOf('gke', name))).toBe(count);
});

test('GKE reserves space on Local SSDs', () => {
  const pool = planOfPool('gke', { gpu: { type: 'a100-80gb', count: 1 } });
  expect(pool.cloud).toMatchObject({ localSsds: 1 });
  expect(pool.allocatable.ephemeralBytes).toBe(Math.floor(375 * 0.9 - 50) * GiB);
});
