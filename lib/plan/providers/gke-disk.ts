import { MiB } from '../../units/quantity';
import type { NodeDiskPlan } from '../types/node-disk';
import { type DiskRequest, localDisks, provisionedVolume, sizedVolume } from './disks';

/** Size of one Local SSD in GiB. Source: Google Cloud SDK, NodePoolNodeConfigEphemeralStorageLocalSsdConfig, 2026-11. */
const localSsdGiB = 375;

/** Number of Local SSDs of a machine. The machine types of the catalog that have some have a fixed number of them. */
export function localSsdsOf({ gib }: Pick<NodeDiskPlan, 'gib'>): number {
  return gib / localSsdGiB;
}

/** Machine series whose boot disks are Hyperdisk Balanced. Source: Compute Engine, "About Hyperdisk", 2026-11. */
const hyperdiskOnly = /^(?:c4a?|n4|g4)-/;

/** Source: Compute Engine, "Hyperdisk Balanced", 2026-11. The maximum is that of the smallest machines of these series. */
const hyperdisk = { throughputMiB: [140, 240], leastIops: 3000, iopsPerMiB: 4 } as const;

/** Throughput of a balanced persistent disk of any size. Our estimate, rounded down. */
const balancedBytesPerSecond = 140 * MiB;

/** The Local SSDs of a machine, Hyperdisk Balanced, or a balanced persistent disk. */
export function gkeDisk(request: DiskRequest): NodeDiskPlan {
  const { machine, gib } = request;
  const local = localDisks(request, { billedGiB: gib, title: `the Local SSDs of ${machine.name}` });
  if (local) return local;
  return hyperdiskOnly.test(machine.name)
    ? provisionedVolume(request, hyperdisk, 'Hyperdisk Balanced')
    : sizedVolume(request, balancedBytesPerSecond, 'a balanced persistent disk');
}

/**
 * Space that GKE reserves on Local SSDs, in GiB.
 * Source: Google Cloud "Plan node sizes in Standard clusters", ephemeral storage backed by Local SSDs, 2026-11.
 */
export function localSsdReserve(disk: Pick<NodeDiskPlan, 'gib'>): number {
  return [50, 75][localSsdsOf(disk) - 1] ?? 100;
}
