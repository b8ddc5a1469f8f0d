import { byCodeUnit } from '../../units/order';
import type { ResourcesPlan } from '../types/container';
import { formatBytesSum, formatCpuSum, formatMebibytes } from './amounts';
import type { Room } from './room';

/**
 * How much of each resource there is, by its name in Kubernetes: thousandths of a CPU for `cpu`, bytes for `memory` and
 * `ephemeral-storage`, else pieces.
 */
export type Amounts = Readonly<Record<string, number>>;

/** A number of equal nodes, or of equal pods, as amounts. */
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

/** What is left of `whole`, never less than nothing. */
export function minusAmounts(whole: Amounts, part: Amounts): Amounts {
  return Object.fromEntries(
    Object.entries(whole).map(([resource, amount]) => [resource, Math.max(0, amount - (part[resource] ?? 0))]),
  );
}

/** Both together. */
export function plusAmounts(one: Amounts, other: Amounts): Amounts {
  const resources = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    resources.map((resource) => [resource, (one[resource] ?? 0) + (other[resource] ?? 0)] as const),
  );
}

/** An amount as Kubernetes writes it, exactly. */
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

/** What people call a resource: GPUs are GPUs, whole or shared, and what has no other name keeps its own. */
export function resourceNoun(resource: string, gpu: string | undefined): string {
  if (resource === gpu) return 'GPUs';
  return nouns[resource] ?? resource;
}

const nouns: Readonly<Record<string, string>> = { cpu: 'CPUs', memory: 'memory', 'ephemeral-storage': 'scratch space' };
