import type { MachineType } from '../../catalog/machines';
import { MiB } from '../../units/quantity';
import type { NodeDiskPlan } from '../types/node-disk';
import { type DiskRequest, localDisks, provisionedVolume, sizedVolume } from './disks';

/**
 * Number of Local SSDs of a machine. They have 375 GiB, and 3000 GiB in machines of A4X. The machine types of the catalog that have
 * some have a fixed number of them.
 * Source: Compute Engine, "About Local SSD disks", choose a valid number of Local SSD disks, 2026-04-14.
 */
export function localSsdsOf({ name, localDiskGiB }: Pick<MachineType, 'name' | 'localDiskGiB'>): number {
  return localDiskGiB / (name.startsWith('a4x-') ? 3000 : 375);
}

/**
 * Machine series that do not support Persistent Disk.
 * Source: Compute Engine, "Persistent Disk", machine series support, 2026-04-09.
 */
const hyperdiskOnly = /^(?:a3-ultragpu|a4x?|c4[ad]?|g4|n4[ad]?)-/;

/**
 * A disk has 140 MiB/s and 3000 operations per second at no extra charge. Source: Compute Engine, "About Hyperdisk Balanced",
 * baseline performance, read 2026-11. Disks can have up to 2400 MiB/s; our maximum is an estimate of what the smallest machines of
 * these series reach. The operations for each MiB/s are an estimate.
 */
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
 * Source: cloudpilot-ai/karpenter-provider-gcp, `pkg/utils/utils.go`, ResolveReservedEphemeralStorage, which follows the page "Plan
 * GKE Standard node sizes" of Google Cloud; read 2026-11.
 */
export function localSsdReserve(machine: Pick<MachineType, 'name' | 'localDiskGiB'>): number {
  return [50, 75][localSsdsOf(machine) - 1] ?? 100;
}
