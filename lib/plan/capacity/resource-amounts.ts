import { byCodeUnit } from '../../units/order';
import type { ResourcesPlan } from '../types/container';
import { formatBytesSum, formatCpuSum, formatMebibytes } from './amounts';
import type { Room } from './room';

/**
 * Amounts by the name of the resource in Kubernetes: thousandths of a CPU for `cpu`, bytes for `memory` and
 * `ephemeral-storage`, the number of devices for all others.
 */
export type Amounts = Readonly<Record<string, number>>;

/** The amounts of a number of equal nodes or pods. */
export function timesAmounts(
  each: Pick<Room | ResourcesPlan, 'cpuMilli' | 'memoryBytes' | 'ephemeralBytes' | 'devices'>,
  count: number,
): Amounts {
  const devices = Object.entries(each.devices).sort(([a], [b]) => byCodeUnit(a, b));
  return {
    cpu: each.cpuMilli * count,
    memory: each.memoryBytes * count,
    'ephemeral-storage': each.ephemeralBytes * count,
    ...Object.fromEntries(devices.map(([resource, pieces]) => [resource, pieces * count])),
  };
}

/** `whole` minus `part`, at least 0. */
export function minusAmounts(whole: Amounts, part: Amounts): Amounts {
  return Object.fromEntries(
    Object.entries(whole).map(([resource, amount]) => [resource, Math.max(0, amount - (part[resource] ?? 0))]),
  );
}

/** The sum of both. */
export function plusAmounts(one: Amounts, other: Amounts): Amounts {
  const resources = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    resources.map((resource) => [resource, (one[resource] ?? 0) + (other[resource] ?? 0)] as const),
  );
}

/** The exact amount in the notation of Kubernetes. */
export function formatAmount(resource: string, amount: number): string {
  if (resource === 'cpu') return formatCpuSum(amount);
  if (resource === 'memory' || resource === 'ephemeral-storage') return formatBytesSum(amount);
  return String(amount);
}

/** An amount as a bound for people: memory in whole mebibytes, rounded down. */
export function formatBound(resource: string, amount: number): string {
  return resource === 'memory' || resource === 'ephemeral-storage'
    ? formatMebibytes(amount)
    : formatAmount(resource, amount);
}

/** Noun of a resource for messages. `gpu` is the name of the resource of whole or shared GPUs. */
export function resourceNoun(resource: string, gpu: string | undefined): string {
  if (resource === gpu) return 'GPUs';
  return nouns[resource] ?? resource;
}

const nouns: Readonly<Record<string, string>> = { cpu: 'CPUs', memory: 'memory', 'ephemeral-storage': 'scratch space' };
