import type { TeamPlan } from '../../plan/types/team';
import { secretObjects } from '../external-secret';
import type { Create } from '../kube';
import { limitRange, resourceQuota } from './quota';

/** Name of the SecretStore in each team's namespace. */
const storeName = 'platform-secrets';

/** Creates the quota and the limits of a team's namespace. */
export function teamLimitObjects<T>(
  create: Create<T>,
  plan: TeamPlan,
): { readonly quota: T | undefined; readonly limits: T | undefined } {
  return {
    quota: plan.quota && resourceQuota(create, plan, plan.quota),
    limits: plan.limits && limitRange(create, plan, plan.limits),
  };
}

/** Creates the store of a team and its secrets. */
export function teamSecretObjects<T>(
  create: Create<T>,
  plan: TeamPlan,
): { readonly secretStore: T | undefined; readonly secrets: readonly T[] } {
  return secretObjects(create, { ...plan, storeName }, plan);
}
