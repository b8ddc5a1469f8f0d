import type { PodGroup } from './pod-group';
import { type Amounts, plusAmounts, timesAmounts } from './resource-amounts';

/** Requests of all pods together. */
export function sumOfGroups(groups: readonly PodGroup[]): Amounts {
  return groups.map(({ request, pods }) => timesAmounts(request, pods)).reduce(plusAmounts, {});
}
