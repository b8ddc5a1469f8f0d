import { labelKeys } from '../facts/label-keys';
import type { JsonValue } from '../types/add-on';
import type { GpuPoolPlan } from '../types/gpu-pool';
import type { NodePoolPlan } from '../types/node-pool';
import type { AddOnContext } from './add-on';

/** Tolerations of an agent that runs wherever its pools are, whatever keeps others away. */
export const everyTaint: readonly JsonValue[] = [{ operator: 'Exists' }];

/** Pools whose GPUs somebody offers. */
export function poolsOf(
  { cluster }: Pick<AddOnContext, 'cluster'>,
  devicePlugin: GpuPoolPlan['devicePlugin'],
): readonly NodePoolPlan[] {
  return Object.values(cluster.pools).filter(({ gpu }) => gpu?.devicePlugin === devicePlugin);
}

/** Names of pools, for sentences and values. */
export function namesOf(pools: readonly NodePoolPlan[]): readonly string[] {
  return pools.map(({ name }) => name);
}

/** An affinity that holds on the nodes of these pools and on no others. */
export function onPools(pools: readonly NodePoolPlan[]): JsonValue {
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: labelKeys.pool, operator: 'In', values: namesOf(pools) }] }],
      },
    },
  };
}
