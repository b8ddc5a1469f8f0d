import { labelKeys } from '../facts/label-keys';
import type { JsonValue } from '../types/add-on';
import type { GpuPoolPlan } from '../types/gpu-pool';
import type { NodePoolPlan } from '../types/node-pool';
import type { AddOnContext } from './add-on';

/** Tolerations of a DaemonSet that ignores the taints of its pools. */
export const everyTaint: readonly JsonValue[] = [{ operator: 'Exists' }];

/** Pools with this device plugin. */
export function poolsOf(
  { cluster }: Pick<AddOnContext, 'cluster'>,
  devicePlugin: GpuPoolPlan['devicePlugin'],
): readonly NodePoolPlan[] {
  return Object.values(cluster.pools).filter(({ gpu }) => gpu?.devicePlugin === devicePlugin);
}

/** Names of pools, for messages and values. */
export function namesOf(pools: readonly NodePoolPlan[]): readonly string[] {
  return pools.map(({ name }) => name);
}

/** Node affinity to these pools. */
export function onPools(pools: readonly NodePoolPlan[]): JsonValue {
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: labelKeys.pool, operator: 'In', values: namesOf(pools) }] }],
      },
    },
  };
}
