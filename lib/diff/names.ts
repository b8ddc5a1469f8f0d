import { byCodeUnit } from '../units/order';

/** The keys of both sides, sorted and without duplicates. */
export function namesOf(old: object, now: object): readonly string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].sort(byCodeUnit);
}
