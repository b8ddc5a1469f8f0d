import type { RuntimeMetrics } from '../../runtimes/runtime';
import type { PanelPlan } from '../../types/monitoring';
import type { RolloutPlan } from '../../types/rollout';
import { revisionSeriesLabel } from '../service/series';
import { failedRequests, rateOver } from '../service/sli';
import { rolloutSelector } from './rollout-alerts';

interface Shown {
  readonly name: string;
  readonly namespace: string;
}

/** Desired and available replicas of a Deployment or Rollout. */
export function replicasPanel(service: Shown, plan: RolloutPlan): PanelPlan {
  return {
    title: 'Replicas',
    unit: 'short',
    queries: plan.kind === 'rolling' ? ofDeployment(service) : ofRollout(rolloutSelector(service, plan)),
  };
}

function ofDeployment({ name, namespace }: Shown): PanelPlan['queries'] {
  const deployment = `namespace="${namespace}",deployment="${name}"`;
  return [
    { legend: 'desired', expr: `sum(kube_deployment_spec_replicas{${deployment}})` },
    { legend: 'available', expr: `sum(kube_deployment_status_replicas_available{${deployment}})` },
  ];
}

function ofRollout(rollout: string): PanelPlan['queries'] {
  return [
    { legend: 'desired', expr: `max(rollout_info_replicas_desired{${rollout}})` },
    { legend: 'updated', expr: `max(rollout_info_replicas_updated{${rollout}})` },
    { legend: 'available, including warm', expr: `max(rollout_info_replicas_available{${rollout}})` },
  ];
}

/** Request rate and error ratio of each revision, by its pod template hash. */
export function revisionPanels(metrics: RuntimeMetrics, series: string): readonly PanelPlan[] {
  const requests = failedRequests(metrics, series);
  const rate = rateOver('5m', revisionSeriesLabel);
  const total = requests.total(rate);
  const legend = `{{${revisionSeriesLabel}}}`;
  return [
    { title: 'Request rate per revision', unit: 'reqps', queries: [{ legend, expr: total }] },
    {
      title: 'Error ratio per revision',
      unit: 'percentunit',
      queries: [{ legend, expr: `(${requests.bad(rate)} or 0 * ${total}) / clamp_min(${total}, 1e-9)` }],
    },
  ];
}
