import { parseBytes, parseCpu } from '../../../units/quantity';
import { peakReplicas } from '../../capacity/peak-replicas';
import { type Amounts, formatAmount, plusAmounts, timesAmounts } from '../../capacity/resource-amounts';
import { podRequest } from '../../capacity/room';
import type { QuotaPlan } from '../../types/team';
import type { Rule, RuleFinding } from '../rule';

/** A team's quota holds its own services when each has as many replicas as it may and rolls out. */
export const capacityQuotaHoldsServices: Rule<'platform'> = {
  id: 'capacity/quota-holds-services',
  scope: 'platform',
  waivable: true,
  rationale: 'Pods beyond the quota are refused with an event that few people read, and a rollout stands still.',
  check: ({ definition, plan }) =>
    Object.values(plan.teams).flatMap((team): readonly RuleFinding[] => {
      // Without a quota of its own a team may use all that its pools have, which another rule looks at.
      if (!team.quota || !definition.teams?.[team.name]?.quota) return [];
      const asked = Object.values(plan.services)
        .filter((service) => service.team === team.name)
        .map((service) => timesAmounts(podRequest(service.pod), peakReplicas(service)))
        .reduce(plusAmounts, {});
      return lacking(asked, team.quota.hard).map(([resource, amount, max]) => ({
        path: ['teams', team.name, 'quota'],
        problem: `its services ask for ${inWords(resource, amount)} at most replicas`,
        value: formatAmount(resource, max),
        allowed: `at least ${formatAmount(resource, amount)}`,
        fix: 'raise the quota, or lower the replicas or what each of them asks for',
      }));
    }),
};

/** Resources of which more is asked for than the quota has. Scratch space has no quota of its own. */
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
