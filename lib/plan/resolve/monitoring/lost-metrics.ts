import { joinName } from '../../../units/names';
import { platformLabels } from '../../facts/label-keys';
import type { GatewayPlan, RoutePlan } from '../../types/gateway';
import type { Labels } from '../../types/labels';
import type { AlertPlan, MonitoringAlertsPlan, MonitoringPlan } from '../../types/monitoring';
import { alertKinds } from './monitoring';
import { ofNoTeam } from './of-no-team';

/** A program of the cluster that exports metrics about workloads. */
interface Exporter {
  readonly name: string;
  /** Name of the alert. */
  readonly alert: string;
  /** Prefix of the names of its metrics. */
  readonly prefix: string;
  /** Metrics that have series as long as the objects of the platform exist. The others appear with an event. */
  readonly alwaysThere: readonly string[];
  /** In PromQL: when these series exist. @default - always */
  readonly while?: string;
  /** What to check. */
  readonly check: string;
}

/** A pod with a GPU runs. */
const gpuPods = [
  `count(kube_pod_container_resource_requests{resource=~"nvidia_com_.+",${ofNoTeam}}`,
  `and on (namespace, pod) kube_pod_status_phase{phase="Running",${ofNoTeam}} == 1) > 0`,
].join(' ');

/**
 * Sources: kubernetes/kube-state-metrics, `docs/metrics/workload` and `docs/metrics/service`;
 * argoproj/argo-rollouts@v1.9.1, `controller/metrics`; NVIDIA/dcgm-exporter@4.8.2; all read 2026-11.
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
  {
    name: 'DCGM exporter',
    alert: 'GpuMetricsMissing',
    prefix: 'DCGM_',
    alwaysThere: ['DCGM_FI_DEV_XID_ERRORS'],
    while: gpuPods,
    check: 'Check its pods on nodes with GPUs, and that Prometheus selects its ServiceMonitor.',
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
  const ofGateways = gatewayAlerts(monitored);
  if (ofGateways.length === 0 && !needsExporter(monitored)) return undefined;
  let alerts: readonly AlertPlan[] | undefined;
  return {
    name: joinName([platform, 'platform'], 63),
    namespace,
    labels: { ...platformLabels(platform), ...selectorLabels },
    // Computed when they are read, from the alerts of all workloads, which most commands do not need.
    get alerts() {
      alerts ??= [...exporterAlerts(monitored), ...ofGateways];
      return alerts;
    },
  };
}

/** Whether an alert depends on metrics of an exporter. The first alerts usually do, and the others are not computed. */
function needsExporter(monitored: Monitored): boolean {
  for (const { expr } of alertsOf(monitored)) {
    const used = metricsIn(expr);
    if (exporters.some(({ alwaysThere }) => alwaysThere.some((metric) => used.includes(metric)))) return true;
  }
  return false;
}

/** The alerts of all workloads, without those of services whose alerts differ only in the names of the service. */
function* alertsOf({ services, training }: Monitored): Iterable<AlertPlan> {
  const seen = new Set<string>();
  for (const { monitoring } of services) {
    const kinds = alertKinds(monitoring);
    if (kinds !== undefined && seen.has(kinds)) continue;
    if (kinds !== undefined) seen.add(kinds);
    yield* monitoring.alerts;
  }
  for (const job of training) yield* job.alerts.alerts;
}

function exporterAlerts(monitored: Monitored): readonly AlertPlan[] {
  const used = new Set<string>();
  const dependent = new Map(exporters.map(({ prefix }) => [prefix, new Set<string>()]));
  for (const { alert, expr } of alertsOf(monitored)) {
    const metrics = metricsIn(expr);
    for (const metric of metrics) used.add(metric);
    if (expr.startsWith('absent(')) continue;
    for (const [prefix, names] of dependent) if (metrics.some((metric) => metric.startsWith(prefix))) names.add(alert);
  }
  return exporters.flatMap(({ name, alert, prefix, alwaysThere, check, ...exporter }) => {
    const needed = alwaysThere.filter((metric) => used.has(metric));
    if (needed.length === 0) return [];
    const names = [...(dependent.get(prefix) ?? [])].sort();
    return [
      {
        alert,
        expr: [
          needed.map((metric) => `absent(${metric}{${ofNoTeam}})`).join('\nor '),
          ...(exporter.while === undefined ? [] : [`and on() ${exporter.while}`]),
        ].join('\n'),
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
  const names: string[] = [];
  for (let brace = expr.indexOf('{'); brace >= 0; brace = expr.indexOf('{', brace + 1)) {
    let start = brace;
    while (start > 0 && isOfName(expr.charCodeAt(start - 1))) start -= 1;
    const name = expr.slice(start, brace);
    if (/^[^0-9]/.test(name)) names.push(name);
  }
  return names;
}

/** Letters, digits, `_` and `:`. */
function isOfName(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 95 || (code >= 48 && code <= 58) || (code >= 65 && code <= 90);
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
