import type { ResourcesPlan } from '../plan/types/container';
import { formatBytes, formatCpu } from '../units/quantity';

/** An amount of US dollars: tenths of cents below ten, because nodes are cheap by the hour; no cents above a thousand. */
export function usd(amount: number): string {
  const digits = amount < 10 ? 3 : amount < 1000 ? 2 : 0;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** The least and the most of something; one number where both are the same. */
export function span<T extends string | number>(range: { readonly min: T; readonly max: T }): string {
  return range.min === range.max ? String(range.min) : `${range.min}-${range.max}`;
}

/** Seconds as minutes and seconds: `6m 40s`. */
export function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  const rest = whole % 60;
  const parts = [whole >= 60 ? `${Math.floor(whole / 60)}m` : '', rest > 0 || whole === 0 ? `${rest}s` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** `1 fault`, `2 faults`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** A share as whole percent: `40%`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** What a pod asks for: `500m CPU, 3584Mi, 1 nvidia.com/gpu`. */
export function amounts({ cpuMilli, memoryBytes, devices }: Omit<ResourcesPlan, 'ephemeralBytes'>): string {
  const pieces = Object.entries(devices).map(([resource, number]) => `${number} ${resource}`);
  return [`${formatCpu(cpuMilli)} CPU`, formatBytes(memoryBytes), ...pieces].join(', ');
}

/** An amount of one resource as people read it: thousandths of a CPU, bytes, or pieces. */
export function quantity(resource: string, amount: number): string {
  if (resource === 'cpu') return `${formatCpu(amount)} CPU`;
  if (resource === 'memory') return gibibytes(amount);
  if (resource === 'ephemeral-storage') return `${gibibytes(amount)} scratch`;
  return `${amount} ${resource}`;
}

/** Bytes as tenths of gibibytes, rounded down: what nodes have is an odd number, and a reader wants to know what fits. */
export function gibibytes(bytes: number): string {
  const tenth = 1024 ** 3 / 10;
  return bytes < tenth ? formatBytes(bytes) : `${Math.floor(bytes / tenth) / 10}Gi`;
}
