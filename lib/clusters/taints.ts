import type { NodePoolPlan, TaintPlan } from '../plan/types/node-pool';

/** An effect as the APIs of EKS and GKE spell it. */
export type ApiTaintEffect = 'NO_SCHEDULE' | 'PREFER_NO_SCHEDULE' | 'NO_EXECUTE';

const effects: Readonly<Record<TaintPlan['effect'], ApiTaintEffect>> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

/** Taints that the node pool must set: a cloud refuses a pool that sets those of its own. */
export function ownTaints(pool: NodePoolPlan): readonly TaintPlan[] {
  return pool.taints.filter(({ setByCloud }) => !setByCloud);
}

/** Taints that the node pool must set, for the APIs of EKS and GKE. */
export function apiTaints(pool: NodePoolPlan): { key: string; value: string; effect: ApiTaintEffect }[] {
  return ownTaints(pool).map(({ key, value, effect }) => ({ key, value, effect: effects[effect] }));
}
