import type { PanelPlan } from '../../types/monitoring';
import type { RolloutPlan } from '../../types/rollout';
import { replicasPanel } from './rollout-panels';

/** Panels on the replicas of a service and the resources that they use. */
export function podPanels(
  service: { readonly name: string; readonly namespace: string },
  rollout: RolloutPlan,
): readonly PanelPlan[] {
  const { name, namespace } = service;
  const server = `namespace="${namespace}",pod=~"${name}-[a-z0-9]+-[a-z0-9]+",container="server"`;
  return [
    replicasPanel(service, rollout),
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
