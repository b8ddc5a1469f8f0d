import type { GatewayPlan } from '../../plan/types/gateway';
import type { Create } from '../kube';
import { scrapeEndpoint } from '../monitoring/scrape-endpoint';

/** Scrapes the metrics of a gateway's proxies, which run in the namespace of Envoy Gateway. */
export function proxyMonitor<T>(create: Create<T>, plan: GatewayPlan): T | undefined {
  if (!plan.scrape) return undefined;
  const { labels } = plan.scrape;
  return create('proxy-monitor', {
    kind: 'PodMonitor',
    metadata: { name: plan.name, namespace: plan.namespace, labels: { ...plan.labels, ...labels } },
    spec: {
      namespaceSelector: { matchNames: [plan.proxy.namespace] },
      selector: { matchLabels: plan.proxy.pods },
      podMetricsEndpoints: [scrapeEndpoint(plan.scrape)],
    },
  });
}
