import type { CloudProvider } from '../../../lib/catalog/cloud-providers';
import { machineTypes } from '../../../lib/catalog/machines';
import { cloudNamed } from '../../../lib/plan/providers/select';
import { GiB, MiB } from '../../../lib/units/quantity';
import { planOfPool } from '../../fixtures/pools';

const clouds: readonly CloudProvider[] = ['eks', 'gke', 'aks'];

function diskOf(provider: CloudProvider, name: string, change: object = {}) {
  const machine = machineTypes(provider).find((each) => each.name === name);
  if (!machine) throw new Error(`the catalog has no ${name}`);
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
  expect(diskOf(provider, name)).toMatchObject({ kind: 'local', gib, bytesPerSecond: 300 * MiB });
  expect(diskOf(provider, name, { local: false })).toMatchObject({ kind: 'volume', gib: 100 });
});

test.each<[CloudProvider, string]>([
  ['eks', 'g5.xlarge'],
  ['gke', 'a2-ultragpu-1g'],
  ['aks', 'Standard_NC4as_T4_v3'],
])('on %s a local disk of %s that is smaller than the root disk is not used', (provider, name) => {
  expect(diskOf(provider, name, { gib: 2000 })).toMatchObject({ kind: 'volume', gib: 2000, billedGiB: 2000 });
});

test('AKS does not use NVMe disks, which it does not give to the kubelet', () => {
  expect(diskOf('aks', 'Standard_ND96isr_H100_v5').kind).toBe('volume');
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

test('GKE reserves space on Local SSDs', () => {
  const pool = planOfPool('gke', { gpu: { type: 'a100-80gb', count: 1 } });
  expect(pool.cloud).toMatchObject({ localSsds: 1 });
  expect(pool.allocatable.ephemeralBytes).toBe(Math.floor(375 * 0.9 - 50) * GiB);
});
