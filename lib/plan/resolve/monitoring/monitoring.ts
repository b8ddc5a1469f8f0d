import { joinName, shortHash } from '../../../units/names';
import { rolloutFacts } from '../../facts/rollouts';
import { scrapeLimits } from '../../facts/scrape-limits';
import type { HistogramMetrics, Runtime } from '../../runtimes/runtime';
import type { RoutePlan } from '../../types/gateway';
import type { Labels } from '../../types/labels';
import type { DashboardPlan, MonitoringPlan, SloPlan } from '../../types/monitoring';
import type { RolloutPlan } from '../../types/rollout';
import { clientIndicators } from '../service/client-indicators';
import { revisionLabel, serviceSeries } from '../service/series';
import { burnRateAlerts, burnRateRecordings } from './burn-rate';
import { metricsAlerts } from './metrics-alerts';
import { podPanels } from './pod-panels';
import { requestPanels } from './request-panels';
import { workloadAlerts } from './rollout-alerts';
import { revisionPanels } from './rollout-panels';
import { type Spread, spreadAlerts } from './spread-alerts';

/** A service that is monitored. */
interface Monitored {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly runtime: Runtime;
  /** Number of models, for the limits of its scrapes. */
  readonly models: number;
  readonly routes: readonly RoutePlan[];
  readonly rollout: RolloutPlan;
  /** Absent without an objective. */
  readonly slo: SloPlan | undefined;
  /** Histogram of the server or of its gateways. */
  readonly histogram: HistogramMetrics | undefined;
  /** Histogram of the gateways that measures the same as that of the server. */
  readonly gatewayHistogram: HistogramMetrics | undefined;
  /** Absent if the replicas and their nodes are not planned. */
  readonly spread: Spread | undefined;
}

/** Monitoring of one service: scrape target, objective, recording rules, alerts and dashboard. */
export function resolveMonitoring(service: Monitored): MonitoringPlan {
  const { name, namespace, labels, selector, runtime, rollout, slo, spread } = service;
  const { metrics } = runtime;
  const indicators = slo ? clientIndicators(slo, { ...service, metrics }) : [];
  return {
    name,
    namespace,
    labels,
    scrape: {
      selector,
      port: runtime.metricsPort,
      path: runtime.metricsPath,
      intervalSeconds: 15,
      limits: scrapeLimits(metrics.series(service.models)),
      ...(rolloutFacts(rollout).object === 'Rollout' && { podLabels: [revisionLabel] }),
    },
    ...(slo && { slo }),
    recordings: indicators.flatMap((sli) => burnRateRecordings(sli, service)),
    alerts: [
      ...indicators.flatMap((sli) => burnRateAlerts(sli, service)),
      ...workloadAlerts(service, rollout),
      ...metricsAlerts(service),
      ...(spread ? spreadAlerts(service, spread) : []),
    ],
    dashboard: resolveDashboard(service),
  };
}

function resolveDashboard(service: Monitored): DashboardPlan {
  const { name, namespace, runtime, rollout, histogram, slo } = service;
  const series = serviceSeries(service);
  const { object } = rolloutFacts(rollout);
  return {
    title: `Model service ${namespace}/${name}`,
    uid: `${joinName([namespace, name], 31)}-${shortHash(`${namespace}/${name}`, 8)}`,
    panels: [
      ...requestPanels({ metrics: runtime.metrics, series, histogram }, slo),
      ...(object === 'Rollout' ? revisionPanels(runtime.metrics, series) : []),
      ...podPanels(service, object),
    ],
  };
}
