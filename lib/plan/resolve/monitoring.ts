import type { ServingSpec } from '../../definition/service';
import { joinName, shortHash } from '../../units/names';
import type { AlertPlan, DashboardPlan, MonitoringPlan, PanelPlan, SloPlan } from '../monitoring';
import type { Labels } from '../pod';
import type { Runtime } from '../runtimes/runtime';
import { burnRateAlerts, burnRateRecordings, type Indicator } from './burn-rate';
import { resolveSlo } from './slo';

interface Watched {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly spec: ServingSpec;
  readonly runtime: Runtime;
}

/** Everything that is watched about a service: how it is scraped, its objective, its alerts and its dashboard. */
export function resolveMonitoring(watched: Watched): MonitoringPlan {
  const { name, namespace, labels, selector, spec, runtime } = watched;
  const slo = spec.slo && resolveSlo(spec.slo, runtime);
  const indicators = slo ? indicatorsOf(watched, slo) : [];
  return {
    name,
    namespace,
    labels,
    scrape: { selector, port: 'metrics', path: runtime.metricsPath, intervalSeconds: 15 },
    ...(slo && { slo }),
    recordings: indicators.flatMap(burnRateRecordings),
    alerts: [
      ...indicators.flatMap((indicator) => burnRateAlerts(indicator, `{namespace="${namespace}",service="${name}"}`)),
      ...workloadAlerts(watched),
    ],
    dashboard: resolveDashboard(watched, slo),
  };
}

/** What selects the service's own series. A PodMonitor's job is its namespace and name. */
function target({ name, namespace }: Watched): string {
  return `namespace="${namespace}",job="${namespace}/${name}"`;
}

function indicatorsOf(watched: Watched, slo: SloPlan): readonly Indicator[] {
  const { metrics } = watched.runtime;
  const series = target(watched);
  const common = { service: watched.name, labels: { namespace: watched.namespace, service: watched.name } };
  const availability: Indicator = {
    ...common,
    name: 'availability',
    errorBudget: slo.errorBudget,
    bad: (window) => `sum(rate(${metrics.failures(series)}[${window}]))`,
    total: (window) => `sum(rate(${metrics.requests(series)}[${window}]))`,
    meaning: 'failed requests',
  };
  const { latency } = slo;
  if (!latency) return [availability];
  const answered = (window: string) => `sum(rate(${metrics.answered(series)}[${window}]))`;
  const within = (window: string) => `sum(rate(${metrics.answeredWithin(series, latency.bucketSeconds)}[${window}]))`;
  return [
    availability,
    {
      ...common,
      name: 'latency',
      errorBudget: latency.errorBudget,
      bad: (window) => `(${answered(window)} - (${within(window)} or vector(0)))`,
      total: answered,
      meaning: `requests slower than ${latency.bucketSeconds} s`,
    },
  ];
}

/** What is wrong whatever the objective: nothing serves, or a rollout stands still. */
function workloadAlerts({ name, namespace }: Watched): readonly AlertPlan[] {
  const deployment = `namespace="${namespace}",deployment="${name}"`;
  return [
    {
      alert: 'NoReplicaServes',
      expr: `kube_deployment_status_replicas_available{${deployment}} == 0`,
      for: '2m',
      severity: 'page',
      summary: `${name}: no replica serves`,
      description: `Look at the pods and events of the namespace ${namespace}; the model may have failed to download or to load.`,
    },
    {
      alert: 'RolloutStandsStill',
      expr: `kube_deployment_status_condition{${deployment},condition="Progressing",status="false"} == 1`,
      for: '5m',
      severity: 'ticket',
      summary: `${name}: a rollout does not get on`,
      description: 'The old version still serves. Set the model version back in the definition, or mend the new one.',
    },
  ];
}

function resolveDashboard(watched: Watched, slo: SloPlan | undefined): DashboardPlan {
  const { name, namespace } = watched;
  return {
    title: `Model service ${namespace}/${name}`,
    uid: `${joinName([namespace, name], 31)}-${shortHash(`${namespace}/${name}`, 8)}`,
    panels: [...requestPanels(watched, slo), ...podPanels(watched)],
  };
}

function requestPanels(watched: Watched, slo: SloPlan | undefined): readonly PanelPlan[] {
  const { metrics } = watched.runtime;
  const series = target(watched);
  const quantile = (share: number) =>
    `histogram_quantile(${share}, sum by (le) (rate(${metrics.histogram(series)}[5m])))`;
  return [
    {
      title: 'Requests',
      unit: 'reqps',
      queries: [{ legend: '{{status_code}}', expr: `sum by (status_code) (rate(${metrics.requests(series)}[5m]))` }],
    },
    {
      title: 'Share of requests that fail',
      unit: 'percentunit',
      queries: [
        {
          legend: 'failed',
          expr: `(sum(rate(${metrics.failures(series)}[5m])) or vector(0)) / clamp_min(sum(rate(${metrics.requests(series)}[5m])), 1e-9)`,
        },
      ],
      ...(slo && { threshold: slo.errorBudget }),
    },
    {
      title: 'Latency',
      unit: 's',
      queries: [0.5, 0.95, 0.99].map((share) => ({ legend: `p${share * 100}`, expr: quantile(share) })),
      ...(slo?.latency && { threshold: slo.latency.bucketSeconds }),
    },
  ];
}

function podPanels({ name, namespace }: Watched): readonly PanelPlan[] {
  const deployment = `namespace="${namespace}",deployment="${name}"`;
  const server = `namespace="${namespace}",pod=~"${name}-[a-z0-9]+-[a-z0-9]+",container="server"`;
  return [
    {
      title: 'Replicas',
      unit: 'short',
      queries: [
        { legend: 'wanted', expr: `sum(kube_deployment_spec_replicas{${deployment}})` },
        { legend: 'serving', expr: `sum(kube_deployment_status_replicas_available{${deployment}})` },
      ],
    },
    {
      title: 'CPU of each replica',
      unit: 'short',
      queries: [{ legend: '{{pod}}', expr: `sum by (pod) (rate(container_cpu_usage_seconds_total{${server}}[5m]))` }],
    },
    {
      title: 'Memory of each replica',
      unit: 'bytes',
      queries: [{ legend: '{{pod}}', expr: `sum by (pod) (container_memory_working_set_bytes{${server}})` }],
    },
    {
      title: 'Restarts',
      unit: 'short',
      queries: [
        { legend: '{{pod}}', expr: `sum by (pod) (increase(kube_pod_container_status_restarts_total{${server}}[1h]))` },
      ],
    },
  ];
}
