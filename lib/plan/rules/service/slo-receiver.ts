import { prometheusOf } from '../../add-ons/prometheus';
import { ofKind, workloads } from '../../facts/workloads';
import type { Rule } from '../rule';

/** Alerts on objectives have a receiver. */
export const sloReceiver: Rule<'platform'> = {
  id: 'slo/receiver',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'An alert on an objective that only Alertmanager shows is noticed by no person.',
  check: ({ definition, plan }) => {
    const { pager, ticket } = definition.monitoring?.alerts ?? {};
    if (pager !== undefined || ticket !== undefined) return [];
    // An Alertmanager that the platform does not manage has receivers of its own.
    if (!prometheusOf(definition).manage) return [];
    const services = ofKind(workloads(plan), 'service').filter(({ monitoring }) => monitoring.slo !== undefined);
    if (services.length === 0) return [];
    return [
      {
        path: ['monitoring', 'alerts'],
        problem: `the alerts on the objectives of ${namesOf(services)} have no receiver`,
        allowed: "'pager', 'ticket' or both",
        fix: 'set monitoring.alerts.pager to the webhook of the people on call: an https URL without credentials, or { secret, key }',
      },
    ];
  },
};

/** At most three names, because every service may have an objective. */
function namesOf(services: readonly { readonly name: string }[]): string {
  const names = services.map(({ name }) => name);
  const others = names.length - 3;
  return others > 0 ? `${names.slice(0, 3).join(', ')} and ${others} more` : names.join(', ');
}
