import type { ResourcesPlan } from '../plan/types/container';
import { formatBytes, formatCpu } from '../units/quantity';

/** US dollars: three decimals below $10, because hourly node prices are small; no decimals from $1,000 on. */
export function usd(amount: number): string {
  const digits = amount < 10 ? 3 : amount < 1000 ? 2 : 0;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** A range as `min-max`; one value if both are equal. */
export function span<T extends string | number>(range: { readonly min: T; readonly max: T }): string {
  return range.min === range.max ? String(range.min) : `${range.min}-${range.max}`;
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** The resource requests of a pod: `500m CPU, 3584Mi, 1 nvidia.com/gpu`. */
export function amounts({ cpuMilli, memoryBytes, devices }: Omit<ResourcesPlan, 'ephemeralBytes'>): string {
  const pieces = Object.entries(devices).map(([resource, number]) => `${number} ${resource}`);
  return [`${formatCpu(cpuMilli)} CPU`, formatBytes(memoryBytes), ...pieces].join(', ');
}

/** An amount of one resource with its unit. `cpu` is in thousandths of a CPU, memory and storage are in bytes. */
export function quantity(resource: string, amount: number): string {
  if (resource === 'cpu') return `${formatCpu(amount)} CPU`;
  if (resource === 'memory') return gibibytes(amount);
  if (resource === 'ephemeral-storage') return `${gibibytes(amount)} ephemeral`;
  return `${amount} ${resource}`;
}

/** Bytes in gibibytes with one decimal, rounded down so that no more is shown than a node can allocate. */
export function gibibytes(bytes: number): string {
  const tenth = 1024 ** 3 / 10;
  return bytes < tenth ? formatBytes(bytes) : `${Math.floor(bytes / tenth) / 10}Gi`;
}
