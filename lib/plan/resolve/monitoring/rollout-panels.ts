import type { RolloutFacts } from '../../facts/rollouts';
import type { RuntimeMetrics } from '../../runtimes/runtime';
import type { PanelPlan } from '../../types/monitoring';
import { revisionLabel, serviceSeries } from '../service/series';
import { rolloutSelector } from './rollout-alerts';

interface Shown {
  readonly name: string;
  readonly namespace: string;
}

/** Desired and available replicas of a Deployment or Rollout. */
export function replicasPanel(service: Shown, object: RolloutFacts['object']): PanelPlan {
  const deployment = `namespace="${service.namespace}",deployment="${service.name}"`;
  const rollout = rolloutSelector(service);
  return {
    title: 'Replicas',
    unit: 'short',
    queries:
      object === 'Deployment'
        ? [
            { legend: 'desired', expr: `sum(kube_deployment_spec_replicas{${deployment}})` },
            { legend: 'available', expr: `sum(kube_deployment_status_replicas_available{${deployment}})` },
          ]
        : [
            { legend: 'desired', expr: `max(rollout_info_replicas_desired{${rollout}})` },
            { legend: 'updated', expr: `max(rollout_info_replicas_updated{${rollout}})` },
            { legend: 'available, including warm', expr: `max(rollout_info_replicas_available{${rollout}})` },
          ],
  };
}

/** Request rate and error ratio of each revision, by its pod template hash. */
export function revisionPanels(service: Shown, metrics: RuntimeMetrics): readonly PanelPlan[] {
  const revision = revisionLabel.replace(/-/g, '_');
  const rate = (counter: string) => `sum by (${revision}) (rate(${counter}[5m]))`;
  const requests = rate(metrics.requests(serviceSeries(service)));
  return [
    {
      title: 'Request rate per revision',
      unit: 'reqps',
      queries: [{ legend: `{{${revision}}}`, expr: requests }],
    },
    {
      title: 'Error ratio per revision',
      unit: 'percentunit',
      queries: [
        {
          legend: `{{${revision}}}`,
          expr: `(${rate(metrics.failures(serviceSeries(service)))} or 0 * ${requests}) / clamp_min(${requests}, 1e-9)`,
        },
      ],
    },
  ];
}
