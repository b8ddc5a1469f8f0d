import type { TaintPlan } from '../types/node-pool';
import type { TolerationPlan } from '../types/pod';

/** A taint that our node pool sets. */
export function taint(key: string, value: string): TaintPlan {
  return { key, value, effect: 'NoSchedule', setByCloud: false };
}

/** A taint that the cloud sets by itself and that pods must tolerate all the same. */
export function cloudTaint(key: string, value: string): TaintPlan {
  return { key, value, effect: 'NoSchedule', setByCloud: true };
}

/** What pods of a pool must tolerate. */
export function tolerate(taints: readonly TaintPlan[]): readonly TolerationPlan[] {
  return taints.map(({ key, effect }) => ({ key, effect }));
}
