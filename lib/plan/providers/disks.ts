import type { MachineType } from '../../catalog/machines';
import { GiB, MiB } from '../../units/quantity';
import { localDiskBytesPerSecond, nodeWriteSeconds } from '../facts/node-disk';
import type { NodeDiskPlan } from '../types/node-disk';

/** What a pool needs of the disk of each node. */
export interface DiskRequest {
  readonly machine: Pick<MachineType, 'name' | 'localDiskGiB'>;
  /** Size of the root disk. */
  readonly gib: number;
  /** Bytes of the images and models that the pods of a new node write. */
  readonly startBytes: number;
  /** Whether local disks may be used. */
  readonly local: boolean;
}

/** Bounds of the throughput of a root disk in MiB per second, and of its operations per second. */
interface DiskBounds {
  readonly throughputMiB: readonly [least: number, most: number];
  readonly leastIops: number;
  /** Operations per second that each MiB per second needs. */
  readonly iopsPerMiB: number;
}

/** A root disk whose throughput and operations are set. */
export function provisionedVolume(request: DiskRequest, bounds: DiskBounds, title: string): NodeDiskPlan {
  const [least, most] = bounds.throughputMiB;
  const wanted = Math.ceil(request.startBytes / nodeWriteSeconds / MiB);
  const throughputMiB = Math.min(most, Math.max(least, wanted));
  const iops = Math.max(bounds.leastIops, throughputMiB * bounds.iopsPerMiB);
  return {
    kind: 'volume',
    gib: request.gib,
    bytesPerSecond: throughputMiB * MiB,
    ...((throughputMiB > least || iops > bounds.leastIops) && { provisioned: { throughputMiB, iops } }),
    billedGiB: request.gib,
    why: `${title}, ${throughputReason(wanted, bounds.throughputMiB)}`,
  };
}

function throughputReason(wanted: number, [least, most]: readonly [number, number]): string {
  if (wanted <= least) return 'with its smallest throughput, because the images and models of a node are small';
  const aim = `images and models of a new node are written in ${nodeWriteSeconds} s`;
  return wanted <= most ? `so that ${aim}` : `with its largest throughput; ${aim} only with ${wanted} MiB/s`;
}

/** A root disk whose throughput follows from its size. */
export function sizedVolume({ gib }: DiskRequest, bytesPerSecond: number, title: string): NodeDiskPlan {
  return {
    kind: 'volume',
    gib,
    bytesPerSecond: Math.floor(bytesPerSecond),
    billedGiB: gib,
    why: `${title}, whose throughput follows from its size`,
  };
}

/** The local disks of a machine, if they may be used and have at least the size of the root disk. */
export function localDisks(
  { machine, gib, local }: DiskRequest,
  { billedGiB, title }: { readonly billedGiB: number; readonly title: string },
): NodeDiskPlan | undefined {
  if (!local || machine.localDiskGiB < gib) return undefined;
  return {
    kind: 'local',
    gib: machine.localDiskGiB,
    bytesPerSecond: localDiskBytesPerSecond,
    billedGiB,
    why: title,
  };
}

/** Bytes of a size in GiB, less a part, in whole GiB. */
export function wholeGiB(gib: number): number {
  return Math.max(0, Math.floor(gib)) * GiB;
}
