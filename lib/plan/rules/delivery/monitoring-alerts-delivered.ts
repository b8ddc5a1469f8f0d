import type { Rule } from '../rule';

/** Alerts go where the definition sends them. */
export const monitoringAlertsDelivered: Rule<'platform'> = {
  id: 'monitoring/alerts-delivered',
  scope: 'platform',
  waivable: true,
  rationale:
    'An address that no Alertmanager is told of wakes nobody, and nothing looks wrong until the night it matters.',
  check: ({ definition, plan }) => {
    const { pager, ticket } = definition.monitoring?.alerts ?? {};
    if (pager === undefined && ticket === undefined) return [];
    if (plan.addOns.some(({ name, manage }) => name === 'kube-prometheus-stack' && manage)) return [];
    return [
      {
        path: ['monitoring', 'alerts'],
        problem: 'Alertmanager is not ours to configure here, so these addresses are written nowhere',
        fix: "send alerts by their label 'severity' (page or ticket) in your own Alertmanager, and take 'alerts' away",
      },
    ];
  },
};
