import { parseBytes, parseCpu } from '../../../units/quantity';
import { reservedAmounts } from '../../capacity/reserved-amounts';
import { type Amounts, formatAmount } from '../../capacity/resource-amounts';
import type { QuotaPlan } from '../../types/team';
import type { Rule, RuleFinding } from '../rule';

/** The quota of a team covers its services at maximum scale during a rollout. */
export const capacityQuotaHoldsServices: Rule<'platform'> = {
  id: 'capacity/quota-holds-services',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'Pods above the quota are refused with an event on the ReplicaSet only, and the rollout stalls.',
  check: ({ definition, plan }) =>
    Object.values(plan.teams).flatMap((team): readonly RuleFinding[] => {
      // Without a quota a team can use its complete pools, which another rule checks.
      if (!team.quota || !definition.teams?.[team.name]?.quota) return [];
      const asked = reservedAmounts(Object.values(plan.services).filter((service) => service.team === team.name));
      return lacking(asked, team.quota.hard).map(([resource, amount, max]) => ({
        path: ['teams', team.name, 'quota'],
        problem: `at maximum scale the services of the team request ${inWords(resource, amount)}`,
        value: formatAmount(resource, max),
        allowed: `at least ${formatAmount(resource, amount)}`,
        fix: 'raise the quota, or lower scale.max or the resources of the services',
      }));
    }),
};

/** Resources with a request above the quota. Ephemeral storage has no quota. */
function lacking(asked: Amounts, hard: QuotaPlan['hard']): readonly (readonly [string, number, number])[] {
  return Object.entries(asked).flatMap(([resource, amount]) => {
    if (resource === 'ephemeral-storage') return [];
    const max = parseAmount(resource, hard[`requests.${resource}`] ?? '0');
    return amount > max ? [[resource, amount, max] as const] : [];
  });
}

function parseAmount(resource: string, written: string): number {
  if (resource === 'cpu') return parseCpu(written);
  return resource === 'memory' ? parseBytes(written) : Number(written);
}

function inWords(resource: string, amount: number): string {
  const text = formatAmount(resource, amount);
  if (resource === 'cpu') return `${text} CPUs`;
  return resource === 'memory' ? `${text} of memory` : `${text} ${resource}`;
}
