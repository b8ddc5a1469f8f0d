import { byCodeUnit } from '../units/order';

/** Keys of either side, each once, in order. */
export function namesOf(old: object, now: object): readonly string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].sort(byCodeUnit);
}
