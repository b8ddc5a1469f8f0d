import type { TaintPlan } from '../types/node-pool';
import type { TolerationPlan } from '../types/pod';

/** A taint that the node pool sets. */
export function taint(key: string, value: string): TaintPlan {
  return { key, value, effect: 'NoSchedule', setByCloud: false };
}

/** A taint that the cloud sets by itself. Pods must tolerate it as well. */
export function cloudTaint(key: string, value: string): TaintPlan {
  return { key, value, effect: 'NoSchedule', setByCloud: true };
}

/** Tolerations of the pods of a pool. */
export function tolerate(taints: readonly TaintPlan[]): readonly TolerationPlan[] {
  return taints.map(({ key, effect }) => ({ key, effect }));
}
