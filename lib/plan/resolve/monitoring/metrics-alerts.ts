import { rolloutFacts } from '../../facts/rollouts';
import type { RuntimeMetrics } from '../../runtimes/runtime';
import type { AlertPlan, SloPlan } from '../../types/monitoring';
import type { RolloutPlan } from '../../types/rollout';
import { serviceSeries } from '../service/series';
import { readyReplicas, withoutReadyReplicas } from './rollout-alerts';

/** A service whose replicas are scraped. */
interface Scraped {
  readonly name: string;
  readonly namespace: string;
  readonly runtime: { readonly metrics: Pick<RuntimeMetrics, 'alwaysThere'> };
  readonly rollout: RolloutPlan;
  readonly slo: SloPlan | undefined;
}

/**
 * Alerts on lost metrics. An objective without metrics has no errors, so lost metrics must be reported by themselves.
 * They do not fire while no replica is ready, which has its own alert. If kube-state-metrics is lost, they fire as well.
 */
export function metricsAlerts(service: Scraped): readonly AlertPlan[] {
  const { name, namespace, runtime, rollout, slo } = service;
  const { object } = rolloutFacts(rollout);
  const series = serviceSeries(service);
  const check =
    `Check the target ${namespace}/${name} in Prometheus, the PodMonitor and network policies of namespace ${namespace}, ` +
    'and that a new image has the same metrics.';
  return [
    {
      alert: 'MetricsMissing',
      // `unless` groups from the left, and the condition can have one of its own.
      expr: `absent(${runtime.metrics.alwaysThere(series)})\nunless on() (${withoutReadyReplicas(service, object)})`,
      for: '5m',
      severity: slo ? 'page' : 'ticket',
      summary: `${name}: no metrics`,
      description: `Prometheus has had no metrics of the servers for 5m, so no other alert on its requests can fire. ${check}`,
    },
    {
      alert: 'MetricsIncomplete',
      expr: `count(up{${series}} == 1) < ${readyReplicas(service, object)}`,
      for: '15m',
      severity: 'ticket',
      summary: `${name}: some replicas have no metrics`,
      description: `Prometheus has scraped fewer replicas than are ready for 15m, so requests to the others are not counted. ${check}`,
    },
  ];
}
