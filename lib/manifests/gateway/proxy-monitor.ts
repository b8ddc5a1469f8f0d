import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GatewayPlan } from '../../plan/types/gateway';
import { kubeObject } from '../kube';

/** Scrapes the metrics of a gateway's proxies, which run in the namespace of Envoy Gateway. */
export function proxyMonitor(scope: Construct, plan: GatewayPlan): ApiObject | undefined {
  if (!plan.scrape) return undefined;
  const { port, path, intervalSeconds, labels } = plan.scrape;
  return kubeObject(scope, 'proxy-monitor', {
    kind: 'PodMonitor',
    metadata: { name: plan.name, namespace: plan.namespace, labels: { ...plan.labels, ...labels } },
    spec: {
      namespaceSelector: { matchNames: [plan.proxy.namespace] },
      selector: { matchLabels: plan.proxy.pods },
      podMetricsEndpoints: [{ port, path, interval: `${intervalSeconds}s` }],
    },
  });
}
