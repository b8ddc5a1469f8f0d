import { prometheusOf } from '../../add-ons/prometheus';
import type { Rule } from '../rule';

/** Alertmanager delivers alerts to the receivers of the definition. */
export const monitoringAlertsDelivered: Rule<'platform'> = {
  id: 'monitoring/alerts-delivered',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'Receivers that are not in the configuration of Alertmanager get no alerts, without any error.',
  check: ({ definition }) => {
    if (Object.keys(definition.monitoring?.alerts ?? {}).length === 0) return [];
    if (prometheusOf(definition).manage) return [];
    return [
      {
        path: ['monitoring', 'alerts'],
        problem: 'kube-prometheus-stack is not managed, so these receivers are not configured in Alertmanager',
        fix: "route alerts by the label 'severity' (page or ticket) in your Alertmanager, and remove 'alerts'",
      },
    ];
  },
};
