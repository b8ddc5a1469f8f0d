import type { RuntimeSpec } from '../../../definition/runtime';
import { joinName, shortHash } from '../../../units/names';
import { rememberLast } from '../../../units/remember-last';
import { rolloutFacts } from '../../facts/rollouts';
import { scrapeLimits } from '../../facts/scrape-limits';
import type { HistogramMetrics, Runtime } from '../../runtimes/runtime';
import { runtimeOf } from '../../runtimes/select';
import type { RoutePlan } from '../../types/gateway';
import type { Labels } from '../../types/labels';
import type { DashboardPlan, MonitoringPlan, SloPlan } from '../../types/monitoring';
import type { RolloutPlan } from '../../types/rollout';
import { type ClientSli, clientIndicators } from '../service/client-indicators';
import { gatewayLatencyOf, latencyOf } from '../service/latency';
import { revisionLabel, serviceSeries } from '../service/series';
import { burnRateAlerts, burnRateRecordings } from './burn-rate';
import { gpuAlerts } from './gpu-alerts';
import { metricsAlerts } from './metrics-alerts';
import { podPanels } from './pod-panels';
import { requestPanels } from './request-panels';
import { workloadAlerts } from './rollout-alerts';
import { revisionPanels } from './rollout-panels';
import { type Spread, spreadAlerts } from './spread-alerts';

/** A service that is monitored: plain JSON, from which all of its monitoring follows. */
interface Monitored {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly runtime: RuntimeSpec;
  /** Names of the models, or only their number, for the limits of its scrapes. */
  readonly models: readonly string[] | number;
  readonly routes: readonly RoutePlan[];
  /** Namespace of the Grafana that the platform installs. Absent without one. */
  readonly grafanaNamespace?: string | undefined;
  readonly rollout: RolloutPlan;
  /** Absent without an objective. */
  readonly slo: SloPlan | undefined;
  /** Absent if the replicas and their nodes are not planned. */
  readonly spread: Spread | undefined;
  /** Whether its servers have GPUs. */
  readonly gpus: boolean;
}

/** A monitored service with the facts of its server. */
interface Measured extends Omit<Monitored, 'runtime'> {
  readonly runtime: Runtime;
  /** Histogram of the server or of its gateways. */
  readonly histogram: HistogramMetrics | undefined;
  /** Histogram of the gateways that measures the same as that of the server. */
  readonly gatewayHistogram: HistogramMetrics | undefined;
}

/** What each monitoring was resolved from. */
const sources = new WeakMap<MonitoringPlan, Monitored>();

/**
 * Monitoring of one service: scrape target, objective, recording rules, alerts and dashboard. Rules, alerts and panels are
 * three quarters of a plan, and most commands read none of them. So they are computed when they are read and are not kept.
 */
export function resolveMonitoring(service: Monitored): MonitoringPlan {
  const { name, namespace, labels, selector, rollout, slo } = service;
  const { metrics, metricsPort, metricsPath } = runtimeOf(service.runtime);
  const { models } = service;
  const names = typeof models === 'number' ? undefined : models;
  const kept = metrics.kept(names);
  const plan: MonitoringPlan = {
    name,
    namespace,
    labels,
    scrape: {
      selector,
      port: metricsPort,
      path: metricsPath,
      intervalSeconds: 15,
      limits: scrapeLimits(metrics.series(names?.length ?? Number(models))),
      ...(kept && { kept }),
      ...(rolloutFacts(rollout).object === 'Rollout' && { podLabels: [revisionLabel] }),
    },
    ...(slo && { slo }),
    get recordings() {
      return indicatorsOf(measured(service)).flatMap((sli) => burnRateRecordings(sli, service));
    },
    get alerts() {
      return alertsOf(service);
    },
    get dashboard() {
      return dashboardOf(service);
    },
    dashboardObject: dashboardObject(service),
  };
  sources.set(plan, service);
  return plan;
}

/**
 * Plain JSON on which all of a monitoring depends, smaller than the monitoring: equal sources give equal plans. A plan that
 * was changed or read from a file is its own source.
 */
export function monitoringSource(plan: MonitoringPlan): unknown {
  return sources.get(plan) ?? plan;
}

/**
 * What the names of the alerts and of their metrics follow from: they are the same for all services with the same text.
 * Undefined for a plan that was changed or read from a file.
 */
export function alertKinds(plan: MonitoringPlan): string | undefined {
  const service = sources.get(plan);
  if (!service) return undefined;
  const { runtime, routes, rollout, slo, spread, gpus } = service;
  return JSON.stringify([runtime, routes.length > 0, rollout.kind, slo, spread, gpus]);
}

/** A renderer reads these several times in a row. */
const alertsOf = rememberLast((service: Monitored) => resolveAlerts(measured(service)));
const dashboardOf = rememberLast((service: Monitored) => resolveDashboard(measured(service)));

function measured(service: Monitored): Measured {
  const { namespace, routes } = service;
  const runtime = runtimeOf(service.runtime);
  const timed = { namespace, runtime, routes };
  return { ...service, runtime, histogram: latencyOf(timed), gatewayHistogram: gatewayLatencyOf(timed) };
}

function indicatorsOf({ slo, runtime: { metrics }, ...service }: Measured): readonly ClientSli[] {
  return slo ? clientIndicators(slo, { ...service, metrics }) : [];
}

function resolveAlerts(service: Measured): MonitoringPlan['alerts'] {
  const { name, rollout, spread, gpus } = service;
  return [
    ...indicatorsOf(service).flatMap((sli) => burnRateAlerts(sli, service)),
    ...workloadAlerts(service, rollout),
    ...metricsAlerts(service),
    ...(spread ? spreadAlerts(service, spread) : []),
    ...(gpus ? gpuAlerts({ ...service, pods: `${name}-[a-z0-9]+-[a-z0-9]+` }) : []),
  ];
}

/** Distinct for all services of a cluster. Grafana accepts at most 40 characters. */
function dashboardUid({ name, namespace }: Pick<Monitored, 'name' | 'namespace'>): string {
  return `${joinName([namespace, name], 31)}-${shortHash(`${namespace}/${name}`, 8)}`;
}

/** The services of all teams share the namespace of Grafana, so there the name also has the namespace of the service. */
function dashboardObject(service: Monitored): MonitoringPlan['dashboardObject'] {
  const { name, namespace, grafanaNamespace } = service;
  return grafanaNamespace === undefined
    ? { name: joinName([name, 'dashboard'], 63), namespace }
    : { name: joinName(['dashboard', dashboardUid(service)], 63), namespace: grafanaNamespace };
}

function resolveDashboard(service: Measured): DashboardPlan {
  const { name, namespace, runtime, rollout, histogram, slo } = service;
  const series = serviceSeries(service);
  const { object } = rolloutFacts(rollout);
  return {
    title: `Model service ${namespace}/${name}`,
    uid: dashboardUid(service),
    panels: [
      ...requestPanels({ metrics: runtime.metrics, series, histogram }, slo),
      ...(object === 'Rollout' ? revisionPanels(runtime.metrics, series) : []),
      ...podPanels(service, rollout),
    ],
  };
}
