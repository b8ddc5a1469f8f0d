import { joinName } from '../../../units/names';
import { platformLabels } from '../../facts/label-keys';
import type { GatewayPlan, RoutePlan } from '../../types/gateway';
import type { Labels } from '../../types/labels';
import type { AlertPlan, MonitoringAlertsPlan, MonitoringPlan } from '../../types/monitoring';

/** A program of the cluster that exports metrics about workloads. */
interface Exporter {
  readonly name: string;
  /** Name of the alert. */
  readonly alert: string;
  /** Prefix of the names of its metrics. */
  readonly prefix: string;
  /** Metrics that have series as long as the objects of the platform exist. The others appear with an event. */
  readonly alwaysThere: readonly string[];
  /** What to check. */
  readonly check: string;
}

/**
 * Sources: kubernetes/kube-state-metrics, `docs/metrics/workload` and `docs/metrics/service`;
 * argoproj/argo-rollouts@v1.9.1, `controller/metrics`; both read 2026-11.
 */
const exporters: readonly Exporter[] = [
  {
    name: 'kube-state-metrics',
    alert: 'KubeStateMetricsMissing',
    prefix: 'kube_',
    alwaysThere: [
      'kube_deployment_status_replicas_available',
      'kube_endpointslice_info',
      'kube_job_status_active',
      'kube_pod_status_phase',
      'kube_pod_status_scheduled',
    ],
    check: 'Check that it runs, that it collects these resources, and that Prometheus scrapes it.',
  },
  {
    name: 'Argo Rollouts',
    alert: 'ArgoRolloutsMetricsMissing',
    prefix: 'rollout_',
    alwaysThere: ['rollout_info'],
    check: 'Check its controller, and that Prometheus selects its ServiceMonitor.',
  },
];

/** What is monitored. */
interface Monitored {
  readonly platform: string;
  readonly namespace: string;
  /** Labels that Prometheus requires of rules. */
  readonly selectorLabels: Labels;
  readonly gateways: readonly Pick<GatewayPlan, 'name' | 'namespace' | 'scrape'>[];
  readonly services: readonly { readonly monitoring: MonitoringPlan; readonly routes: readonly RoutePlan[] }[];
  readonly training: readonly { readonly alerts: Pick<MonitoringAlertsPlan, 'alerts'> }[];
}

/**
 * Alerts on the metrics that the alerts of workloads depend on. Without its metrics an alert cannot fire. The alerts of a
 * service report the loss of the metrics of its own servers.
 *
 * @returns undefined if no alert depends on metrics of another program.
 */
export function resolveLostMetrics(monitored: Monitored): MonitoringAlertsPlan | undefined {
  const { platform, namespace, selectorLabels } = monitored;
  const alerts = [...exporterAlerts(monitored), ...gatewayAlerts(monitored)];
  if (alerts.length === 0) return undefined;
  return {
    name: joinName([platform, 'platform'], 63),
    namespace,
    labels: { ...platformLabels(platform), ...selectorLabels },
    alerts,
  };
}

function exporterAlerts({ services, training }: Monitored): readonly AlertPlan[] {
  const alerts = [
    ...services.flatMap(({ monitoring }) => monitoring.alerts),
    ...training.flatMap((job) => job.alerts.alerts),
  ].map(({ alert, expr }) => ({ alert, expr, metrics: metricsIn(expr) }));
  const used = new Set(alerts.flatMap(({ metrics }) => metrics));
  return exporters.flatMap(({ name, alert, prefix, alwaysThere, check }) => {
    const needed = alwaysThere.filter((metric) => used.has(metric));
    if (needed.length === 0) return [];
    const dependent = alerts.filter(
      ({ expr, metrics }) => !expr.startsWith('absent(') && metrics.some((metric) => metric.startsWith(prefix)),
    );
    const names = [...new Set(dependent.map((each) => each.alert))].sort();
    return [
      {
        alert,
        expr: needed.map((metric) => `absent(${metric})`).join('\nor '),
        for: '10m',
        severity: 'ticket' as const,
        summary: `${name}: no metrics`,
        description: `Prometheus has had no metrics of ${name} for 10m, so these alerts cannot fire: ${names.join(', ')}. ${check}`,
      },
    ];
  });
}

/** Names of the metrics in PromQL, in time linear in its length. Every selector of an alert has labels. */
export function metricsIn(expr: string): readonly string[] {
  return expr.match(/(?<![a-zA-Z0-9_:])[a-zA-Z_:][a-zA-Z0-9_:]*(?=\{)/g) ?? [];
}

/** The job of a PodMonitor is its namespace and name. A gateway without proxies has no target at all. */
function gatewayAlerts({ gateways, services }: Monitored): readonly AlertPlan[] {
  return gateways.flatMap(({ name, namespace, scrape }) => {
    const measured = services.filter(
      ({ monitoring: { slo }, routes }) =>
        slo && routes.some((route) => route.gateway === name && route.gatewayNamespace === namespace),
    );
    if (!scrape || measured.length === 0) return [];
    const up = `up{job="${namespace}/${name}"}`;
    const objectives = measured.map(({ monitoring }) => `${monitoring.namespace}/${monitoring.name}`).sort();
    return [
      {
        alert: 'GatewayMetricsMissing',
        expr: `absent(${up})\nor max by (job) (${up}) == 0`,
        for: '5m',
        severity: 'page' as const,
        summary: `gateway ${name}: no metrics`,
        description: `Prometheus has had no metrics of the proxies of gateway ${name} for 5m, so failed requests that reach no server are not counted in the objectives of ${objectives.join(', ')}. Check that the proxies run, PodMonitor ${name} in namespace ${namespace}, and the network policies of the proxies.`,
      },
      {
        alert: 'GatewayMetricsIncomplete',
        expr: `count by (job) (${up} == 1) < count by (job) (${up})`,
        for: '15m',
        severity: 'ticket' as const,
        summary: `gateway ${name}: some proxies have no metrics`,
        description: `Prometheus has not scraped all proxies of gateway ${name} for 15m, so requests through the others are not counted in the objectives of ${objectives.join(', ')}. Check the proxies, and the target ${namespace}/${name} in Prometheus.`,
      },
    ];
  });
}
