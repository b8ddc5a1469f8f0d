import { formatAmount } from '../../plan/capacity/resource-amounts';
import type { FlavorAmountsPlan } from '../../plan/types/training-queue';
import type { KubeValue } from '../kube';

/**
 * Quotas of pools as one Kueue resource group, so that a job gets all its resources from the same pool. Kueue requires
 * that every flavor lists every resource in the same order.
 *
 * @param borrow Whether idle quota of other teams may be used beyond the own quota.
 */
export function resourceGroups<A extends FlavorAmountsPlan>(
  resources: readonly string[],
  flavors: readonly A[],
  borrow: (flavor: A) => boolean,
): KubeValue {
  return [
    {
      coveredResources: resources,
      flavors: flavors.map((flavor) => ({
        name: flavor.flavor,
        resources: resources.map((name) => ({
          name,
          nominalQuota: formatAmount(name, flavor.nominal[name] ?? 0),
          borrowingLimit: borrow(flavor) ? undefined : '0',
        })),
      })),
    },
  ];
}
