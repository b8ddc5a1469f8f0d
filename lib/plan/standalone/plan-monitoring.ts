import { standaloneMonitoringSchema } from '../../definition/schema/standalone-monitoring';
import type { StandaloneMonitoringSpec } from '../../definition/standalone-monitoring';
import type { Finding } from '../../errors';
import { platformLabels } from '../facts/label-keys';
import { resolveMonitoring } from '../resolve/monitoring/monitoring';
import { latencyOf } from '../resolve/service/latency';
import { resolveSlo } from '../resolve/service/slo';
import { findingsBy } from '../rules/apply';
import { latencyFindings } from '../rules/latency-bounds';
import { sloLatencyMeasurable } from '../rules/service/slo-latency-measurable';
import { runtimeOf } from '../runtimes/select';
import type { MonitoringPlan, SloPlan } from '../types/monitoring';
import type { RollingPlan } from '../types/rollout';
import { shapeOf, throwFindings } from './standalone';

/** How Kubernetes replaces the pods of a Deployment by default. Monitoring depends on the kind only. */
const deployment: RollingPlan = {
  kind: 'rolling',
  maxSurge: 1,
  maxUnavailable: 0,
  progressDeadlineSeconds: 600,
  revisionHistoryLimit: 10,
};

/** The models of an existing Deployment are not known. */
const assumedModels = 20;

/**
 * Plans the monitoring of an existing Deployment: scrape configuration, objective, alerts and dashboard.
 *
 * @example
 * new Monitoring(chart, 'churn', planMonitoring('churn', {
 *   namespace: 'analytics',
 *   pods: { app: 'churn' },
 *   runtime: { kind: 'scikit-learn' },
 *   slo: { availability: 99.9 },
 * }));
 *
 * @param name Name of the Deployment: a DNS label of at most 40 characters.
 * @throws PlatformError with all findings.
 */
export function planMonitoring(name: string, spec: StandaloneMonitoringSpec): MonitoringPlan {
  throwFindings(shapeOf(name, spec, standaloneMonitoringSchema));
  const { namespace, pods, port } = spec;
  const runtime = runtimeOf(spec.runtime);
  const histogram = latencyOf({ namespace, runtime, routes: [] });
  const slo = spec.slo && resolveSlo(spec.slo, histogram);
  throwFindings(latencyProblems(spec, slo, histogram?.boundsSeconds ?? []));
  const monitoring = resolveMonitoring({
    name,
    namespace,
    labels: { ...platformLabels(name), ...spec.prometheus?.selectorLabels },
    selector: pods,
    runtime: spec.runtime,
    models: assumedModels,
    routes: [],
    rollout: deployment,
    slo,
    spread: undefined,
    gpus: false,
  });
  return port === undefined ? monitoring : { ...monitoring, scrape: { ...monitoring.scrape, port } };
}

function latencyProblems(
  spec: StandaloneMonitoringSpec,
  slo: SloPlan | undefined,
  bounds: readonly number[],
): readonly Finding[] {
  if (!slo?.latency) return [];
  const findings = latencyFindings({ path: ['slo', 'latency'], latency: slo.latency, bounds, spec });
  return findingsBy(sloLatencyMeasurable, findings);
}
