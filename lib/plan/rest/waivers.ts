import { type Finding, formatPath, type Path } from '../../errors';
import { valueAt } from '../../units/values';

/** Whether a waiver with an invalid value can be meant for a finding. */
export function canWaive(value: unknown, spot: Path, { rule, path }: Finding): boolean {
  const waiver = valueAt(value, spot.slice(0, 2));
  const valid = (field: string) => (spot[2] === field ? undefined : valueAt(waiver, [field]));
  const [ofRule, at] = [valid('rule'), valid('at')];
  const isOfRule = typeof ofRule !== 'string' || ofRule === rule;
  return isOfRule && (typeof at !== 'string' || formatPath(path).startsWith(at));
}

/** Whether a finding is about a waiver for one of the paths, or for something above or below one. */
export function isOfWaiver(value: unknown, { path }: Finding, paths: readonly Path[]): boolean {
  const at = path[0] === 'waivers' ? valueAt(value, [...path.slice(0, 2), 'at']) : undefined;
  if (typeof at !== 'string') return false;
  return paths.map(formatPath).some((other) => at.startsWith(other) || other.startsWith(at));
}
