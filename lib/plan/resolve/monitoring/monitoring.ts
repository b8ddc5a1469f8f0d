import type { ServingSpec } from '../../../definition/service';
import { joinName, shortHash } from '../../../units/names';
import { rolloutFacts } from '../../facts/rollouts';
import type { Runtime } from '../../runtimes/runtime';
import type { RoutePlan } from '../../types/gateway';
import type { Labels } from '../../types/labels';
import type { AlertPlan, DashboardPlan, MonitoringPlan, PanelPlan, SloPlan } from '../../types/monitoring';
import type { RolloutPlan } from '../../types/rollout';
import { gatewayAlert } from '../gateway/alert';
import { latencyOf, latencyPanel, slow } from '../service/latency';
import { metricsPortName } from '../service/pod';
import { revisionLabel, serviceSeries } from '../service/series';
import { resolveSlo } from '../service/slo';
import { burnRateAlerts, burnRateRecordings, type Indicator } from './burn-rate';
import { workloadAlerts } from './rollout-alerts';
import { replicasPanel, revisionPanels } from './rollout-panels';

interface Watched {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly spec: ServingSpec;
  readonly runtime: Runtime;
  readonly routes: readonly RoutePlan[];
  readonly rollout: RolloutPlan;
}

/** Monitoring of one service: scrape target, objective, recording rules, alerts and dashboard. */
export function resolveMonitoring(watched: Watched): MonitoringPlan {
  const { name, namespace, labels, selector, spec, runtime, rollout } = watched;
  const slo = spec.slo && resolveSlo(spec.slo, latencyOf(watched));
  const indicators = slo ? indicatorsOf(watched, slo) : [];
  return {
    name,
    namespace,
    labels,
    scrape: {
      selector,
      port: metricsPortName(runtime),
      path: runtime.metricsPath,
      intervalSeconds: 15,
      ...(rolloutFacts(rollout).object === 'Rollout' && { podLabels: [revisionLabel] }),
    },
    ...(slo && { slo }),
    recordings: indicators.flatMap(burnRateRecordings),
    alerts: [
      ...indicators.flatMap((indicator) => burnRateAlerts(indicator, `{namespace="${namespace}",service="${name}"}`)),
      ...(slo ? gatewayAlerts(watched, slo) : []),
      ...workloadAlerts(watched, rollout),
    ],
    dashboard: resolveDashboard(watched, slo),
  };
}

/** Only for a server without a latency histogram of its own, because its gateways are scraped anyway. */
function gatewayAlerts(watched: Watched, { errorBudget }: SloPlan): readonly AlertPlan[] {
  if (latencyOf(watched)?.measures !== 'answer-at-gateway') return [];
  const routes = watched.routes.map(({ name }) => name);
  return [gatewayAlert(watched, routes, errorBudget)];
}

function indicatorsOf(watched: Watched, slo: SloPlan): readonly Indicator[] {
  const { metrics } = watched.runtime;
  const series = serviceSeries(watched);
  const common = { service: watched.name, labels: { namespace: watched.namespace, service: watched.name } };
  const availability: Indicator = {
    ...common,
    name: 'availability',
    errorBudget: slo.errorBudget,
    bad: (window) => `sum(rate(${metrics.failures(series)}[${window}]))`,
    total: (window) => `sum(rate(${metrics.requests(series)}[${window}]))`,
    meaning: 'failed',
  };
  const { latency } = slo;
  const histogram = latencyOf(watched);
  if (!latency || !histogram) return [availability];
  const answered = (window: string) => `sum(rate(${histogram.answered(series)}[${window}]))`;
  const within = (window: string) => `sum(rate(${histogram.answeredWithin(series, latency.bucketSeconds)}[${window}]))`;
  return [
    availability,
    {
      ...common,
      name: 'latency',
      errorBudget: latency.errorBudget,
      bad: (window) => `(${answered(window)} - (${within(window)} or vector(0)))`,
      total: answered,
      meaning: slow[histogram.measures](latency.bucketSeconds),
    },
  ];
}

function resolveDashboard(watched: Watched, slo: SloPlan | undefined): DashboardPlan {
  const { name, namespace } = watched;
  return {
    title: `Model service ${namespace}/${name}`,
    uid: `${joinName([namespace, name], 31)}-${shortHash(`${namespace}/${name}`, 8)}`,
    panels: [
      ...requestPanels(watched, slo),
      ...(rolloutFacts(watched.rollout).object === 'Rollout' ? revisionPanels(watched, watched.runtime.metrics) : []),
      ...podPanels(watched),
    ],
  };
}

function requestPanels(watched: Watched, slo: SloPlan | undefined): readonly PanelPlan[] {
  const { metrics } = watched.runtime;
  const series = serviceSeries(watched);
  const histogram = latencyOf(watched);
  return [
    {
      title: 'Request rate',
      unit: 'reqps',
      queries: [
        {
          legend: `{{${metrics.outcome}}}`,
          expr: `sum by (${metrics.outcome}) (rate(${metrics.requests(series)}[5m]))`,
        },
      ],
    },
    {
      title: 'Error ratio',
      unit: 'percentunit',
      queries: [
        {
          legend: 'failed',
          expr: `(sum(rate(${metrics.failures(series)}[5m])) or vector(0)) / clamp_min(sum(rate(${metrics.requests(series)}[5m])), 1e-9)`,
        },
      ],
      ...(slo && { threshold: slo.errorBudget }),
    },
    ...(histogram ? [latencyPanel(histogram, series, slo)] : []),
    ...(metrics.waiting ? [waitingPanel(metrics.waiting(series))] : []),
  ];
}

function waitingPanel(gauge: string): PanelPlan {
  return {
    title: 'Queued requests',
    unit: 'short',
    queries: [{ legend: '{{pod}}', expr: `sum by (pod) (${gauge})` }],
  };
}

function podPanels(watched: Watched): readonly PanelPlan[] {
  const { name, namespace, rollout } = watched;
  const server = `namespace="${namespace}",pod=~"${name}-[a-z0-9]+-[a-z0-9]+",container="server"`;
  return [
    replicasPanel(watched, rolloutFacts(rollout).object),
    {
      title: 'CPU per replica',
      unit: 'short',
      queries: [{ legend: '{{pod}}', expr: `sum by (pod) (rate(container_cpu_usage_seconds_total{${server}}[5m]))` }],
    },
    {
      title: 'Memory per replica',
      unit: 'bytes',
      queries: [{ legend: '{{pod}}', expr: `sum by (pod) (container_memory_working_set_bytes{${server}})` }],
    },
    {
      title: 'Container restarts',
      unit: 'short',
      queries: [
        { legend: '{{pod}}', expr: `sum by (pod) (increase(kube_pod_container_status_restarts_total{${server}}[1h]))` },
      ],
    },
  ];
}
