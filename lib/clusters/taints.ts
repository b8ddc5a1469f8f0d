import type { NodePoolPlan, TaintPlan } from '../plan/types/node-pool';

/** A taint effect in the notation of the EKS and GKE APIs. */
type ApiTaintEffect = 'NO_SCHEDULE' | 'PREFER_NO_SCHEDULE' | 'NO_EXECUTE';

const effects: Readonly<Record<TaintPlan['effect'], ApiTaintEffect>> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

/** Taints that the node pool must set. A cloud rejects a pool that sets the taints of the cloud itself. */
export function ownTaints(pool: NodePoolPlan): readonly TaintPlan[] {
  return pool.taints.filter(({ setByCloud }) => !setByCloud);
}

/** Taints that the node pool must set, in the notation of the EKS and GKE APIs. */
export function apiTaints(pool: NodePoolPlan): { key: string; value: string; effect: ApiTaintEffect }[] {
  return ownTaints(pool).map(({ key, value, effect }) => ({ key, value, effect: effects[effect] }));
}
