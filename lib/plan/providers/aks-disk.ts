import type { NodeDiskPlan } from '../types/node-disk';
import { type DiskRequest, localDisks, sizedVolume } from './disks';

/** Throughput of Premium SSD by size: the largest size in GiB, and bytes per second. */
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
 * Sizes whose local disk is a temporary disk, on which an ephemeral OS disk fits. Local NVMe disks of other sizes are raw
 * devices, which AKS does not give to the kubelet.
 * Source: Microsoft Learn, "Everything you want to know about ephemeral OS disks and AKS", 2026-11.
 */
const withTemporaryDisk = /^Standard_(?:D\d+ds_v5|F\d+s_v2|NC\d+as_T4_v3)$/;

/** An ephemeral OS disk on the temporary disk of a machine, or Premium SSD. It has the size of the definition. */
export function aksDisk(request: DiskRequest): NodeDiskPlan {
  const { machine, gib } = request;
  const local = withTemporaryDisk.test(machine.name)
    ? localDisks(request, { billedGiB: 0, title: `an ephemeral OS disk on the temporary disk of ${machine.name}` })
    : undefined;
  if (local) return { ...local, gib };
  const [, rate] = premium.find(([size]) => gib <= size) ?? [0, largest];
  return sizedVolume(request, rate * 1_000_000, 'Premium SSD');
}
