import type { MonitoringPlan } from '../../plan/types/monitoring';
import type { Create } from '../kube';

/** Scrapes the metrics of each pod of a workload, so that sums over replicas are correct. */
export function podMonitor<T>(
  create: Create<T>,
  plan: Pick<MonitoringPlan, 'name' | 'namespace' | 'labels' | 'scrape'>,
): T {
  const { selector, port, path, intervalSeconds, podLabels } = plan.scrape;
  return create('pod-monitor', {
    kind: 'PodMonitor',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      selector: { matchLabels: selector },
      podTargetLabels: podLabels,
      podMetricsEndpoints: [{ port, path, interval: `${intervalSeconds}s` }],
    },
  });
}
