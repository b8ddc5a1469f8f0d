import type { RuntimeMetrics } from '../../runtimes/runtime';
import type { PanelPlan } from '../../types/monitoring';
import { revisionLabel, serviceSeries } from '../service/series';
import { rolloutSelector } from './rollout-alerts';

interface Shown {
  readonly name: string;
  readonly namespace: string;
}

/** How many replicas there should be and are, by whatever keeps them. */
export function replicasPanel(service: Shown, keeper: 'deployment' | 'rollout'): PanelPlan {
  const deployment = `namespace="${service.namespace}",deployment="${service.name}"`;
  const rollout = rolloutSelector(service);
  return {
    title: 'Replicas',
    unit: 'short',
    queries:
      keeper === 'deployment'
        ? [
            { legend: 'wanted', expr: `sum(kube_deployment_spec_replicas{${deployment}})` },
            { legend: 'serving', expr: `sum(kube_deployment_status_replicas_available{${deployment}})` },
          ]
        : [
            { legend: 'wanted', expr: `max(rollout_info_replicas_desired{${rollout}})` },
            { legend: 'of the newest version', expr: `max(rollout_info_replicas_updated{${rollout}})` },
            { legend: 'serving or warm', expr: `max(rollout_info_replicas_available{${rollout}})` },
          ],
  };
}

/** The versions side by side while one takes over from the other, by the hash of their pods. */
export function revisionPanels(service: Shown, metrics: RuntimeMetrics): readonly PanelPlan[] {
  const revision = revisionLabel.replace(/-/g, '_');
  const rate = (counter: string) => `sum by (${revision}) (rate(${counter}[5m]))`;
  const requests = rate(metrics.requests(serviceSeries(service)));
  return [
    {
      title: 'Requests of each version',
      unit: 'reqps',
      queries: [{ legend: `{{${revision}}}`, expr: requests }],
    },
    {
      title: 'Share of requests that fail, of each version',
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
