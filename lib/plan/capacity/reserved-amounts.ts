import type { Workload } from '../types/workloads';
import { reservedGroups } from './pool-groups';
import { type Amounts, plusAmounts, timesAmounts } from './resource-amounts';

/** Requests of all pods with reserved capacity together, at maximum scale during a rollout. */
export function reservedAmounts(workloads: readonly Workload[]): Amounts {
  return reservedGroups(workloads)
    .map(({ request, pods }) => timesAmounts(request, pods))
    .reduce(plusAmounts, {});
}
