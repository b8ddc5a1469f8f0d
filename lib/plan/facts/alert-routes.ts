/** A receiver of alerts. `none`: the alert is no message, and is not delivered. */
export type AlertReceiver = 'pager' | 'ticket' | 'heartbeat' | 'none';

/** Alerts that go to a receiver. The first route that matches decides. */
interface AlertRoute {
  /** Matchers of Alertmanager. Empty for all alerts. */
  readonly matchers: readonly string[];
  readonly receiver: AlertReceiver;
}

/**
 * Receivers of all alerts in the cluster, also of those that other charts and people add: their severities are free text.
 * kube-prometheus-stack uses `critical`, `warning`, `info` and `none`; the platform uses `page` and `ticket`. `Watchdog`
 * always fires: a receiver that stops getting it knows that no alert can reach anyone. `InfoInhibitor` only inhibits other
 * alerts. Source: prometheus-operator/kube-prometheus, runbooks of the general rules, 2026-11.
 */
export const alertRoutes: readonly AlertRoute[] = [
  { matchers: ['alertname="Watchdog"'], receiver: 'heartbeat' },
  { matchers: ['alertname="InfoInhibitor"'], receiver: 'none' },
  { matchers: ['severity=~"page|critical"'], receiver: 'pager' },
  { matchers: [], receiver: 'ticket' },
];
