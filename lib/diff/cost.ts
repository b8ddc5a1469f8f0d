import type { CostPlan } from '../plan/types/cost';
import type { CostChange, PoolCostChange } from './change';
import { compareFields } from './fields';
import { namesOf } from './names';

/** Compares the cost of nodes and services. */
export function compareCost(old: CostPlan, now: CostPlan): CostChange {
  const [before, after] = [byPool(old), byPool(now)];
  return {
    hourlyUsd: { old: old.hourlyUsd, new: now.hourlyUsd },
    pools: namesOf(before, after).flatMap((pool): readonly PoolCostChange[] => {
      const [one, other] = [before[pool], after[pool]];
      if (compareFields(one, other).length === 0) return [];
      return [{ pool, ...(one && { old: one }), ...(other && { new: other }) }];
    }),
    unknown: [...new Set([...old.unknown, ...now.unknown])].sort(),
  };
}

function byPool({ pools, services }: CostPlan): Readonly<Record<string, CostPlan['hourlyUsd']>> {
  return Object.fromEntries([
    ...pools.map(({ pool, hourlyUsd }) => [pool, hourlyUsd] as const),
    ...services.map(({ service, hourlyUsd }) => [service, hourlyUsd] as const),
  ]);
}
