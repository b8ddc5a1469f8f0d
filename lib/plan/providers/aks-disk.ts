import type { NodeDiskPlan } from '../types/node-disk';
import { type DiskRequest, localDisks, sizedVolume } from './disks';

/**
 * Throughput of Premium SSD by size: the largest size in GiB, and megabytes per second.
 * Source: MicrosoftDocs/azure-docs, `includes/disk-storage-premium-ssd-sizes.md`, 2023-03-16.
 */
const premium: readonly (readonly [gib: number, megabytesPerSecond: number])[] = [
  [32, 25],
  [64, 50],
  [128, 100],
  [256, 125],
  [512, 150],
  [1024, 200],
];

/** Larger disks are not slower. */
const largest = 200;

/**
 * Sizes that have a temporary disk and support ephemeral OS disks. Local NVMe disks of other sizes are not used.
 * Source: MicrosoftDocs/azure-compute-docs, the pages of these series, local storage and feature support, 2024-07.
 */
const withTemporaryDisk = /^Standard_(?:D\d+ds_v5|F\d+s_v2|NC\d+as_T4_v3|NV\d+ads_A10_v5)$/;

/**
 * Largest ephemeral OS disk in GiB.
 * Source: MicrosoftDocs/azure-compute-docs, `articles/virtual-machines/ephemeral-os-disks.md`, 2026-09-08.
 */
const largestEphemeral = 2040;

/**
 * Throughput of a temporary disk for each GiB of it. An estimate: random reads of Ddsv5 and Fsv2 have 1.67 to 2 MB/s for each GiB.
 * Source: the pages of these series, as above.
 */
const temporaryBytesPerGiB = 1_600_000;

/** An ephemeral OS disk on the temporary disk of a machine, or Premium SSD. It has the size of the definition. */
export function aksDisk(request: DiskRequest): NodeDiskPlan {
  const { machine, gib } = request;
  const usable = gib <= largestEphemeral && withTemporaryDisk.test(machine.name);
  const local = usable
    ? localDisks(request, { billedGiB: 0, title: `an ephemeral OS disk on the temporary disk of ${machine.name}` })
    : undefined;
  if (local) {
    const bytesPerSecond = Math.min(local.bytesPerSecond, machine.localDiskGiB * temporaryBytesPerGiB);
    return { ...local, gib, bytesPerSecond };
  }
  const [, rate] = premium.find(([size]) => gib <= size) ?? [0, largest];
  return sizedVolume(request, rate * 1_000_000, 'Premium SSD');
}
