import { formatBytes, formatCpu, GiB, MiB } from '../../units/quantity';

/** Upper bounds of exact sums. No cluster is this large. */
const maxBytes = 2 ** 53 - GiB;
const maxCpuMilli = 9_007_199_254_740_000;

/** A sum of bytes in the notation of Kubernetes, at most 8 PiB. */
export function formatBytesSum(bytes: number): string {
  return formatBytes(Math.min(bytes, maxBytes));
}

/** A sum of bytes in whole mebibytes, rounded down, so that a bound never exceeds the real amount. */
export function formatMebibytes(bytes: number): string {
  return formatBytesSum(Math.floor(bytes / MiB) * MiB);
}

/** A sum of thousandths of a CPU in the notation of Kubernetes. */
export function formatCpuSum(milli: number): string {
  return formatCpu(Math.min(milli, maxCpuMilli));
}
