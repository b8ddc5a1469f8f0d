import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { MonitoringPlan } from '../../plan/types/monitoring';
import { kubeObject } from '../kube';

/** Scrapes the metrics of each pod of a workload, so that sums over replicas are correct. */
export function podMonitor(
  scope: Construct,
  plan: Pick<MonitoringPlan, 'name' | 'namespace' | 'labels' | 'scrape'>,
): ApiObject {
  const { selector, port, path, intervalSeconds, podLabels } = plan.scrape;
  return kubeObject(scope, 'pod-monitor', {
    kind: 'PodMonitor',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      selector: { matchLabels: selector },
      podTargetLabels: podLabels,
      podMetricsEndpoints: [{ port, path, interval: `${intervalSeconds}s` }],
    },
  });
}
