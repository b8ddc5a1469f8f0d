import { formatBytes, formatCpu, GiB, MiB } from '../../units/quantity';

/** Sums beyond these cannot be counted exactly, and no cluster is so large. */
const maxBytes = 2 ** 53 - GiB;
const maxCpuMilli = 9_007_199_254_740_000;

/** A sum of bytes as Kubernetes writes it, at most 8 PiB. */
export function formatBytesSum(bytes: number): string {
  return formatBytes(Math.min(bytes, maxBytes));
}

/** A sum of bytes in whole mebibytes, rounded down, so that a bound is never above what is there. */
export function formatMebibytes(bytes: number): string {
  return formatBytesSum(Math.floor(bytes / MiB) * MiB);
}

/** A sum of thousandths of a CPU as Kubernetes writes it. */
export function formatCpuSum(milli: number): string {
  return formatCpu(Math.min(milli, maxCpuMilli));
}
