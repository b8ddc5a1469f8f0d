import type { MonitoringPlan, ScrapeLimitsPlan } from '../../plan/types/monitoring';
import { MiB } from '../../units/quantity';
import type { Create, KubeValue } from '../kube';
import { keptRelabelings } from './kept-relabelings';
import { scrapeEndpoint } from './scrape-endpoint';

/** Scrapes the metrics of each pod of a workload, so that sums over replicas are correct. */
export function podMonitor<T>(
  create: Create<T>,
  plan: Pick<MonitoringPlan, 'name' | 'namespace' | 'labels' | 'scrape'>,
): T {
  const { selector, podLabels, limits } = plan.scrape;
  const metricRelabelings = keptRelabelings(plan.scrape);
  return create('pod-monitor', {
    kind: 'PodMonitor',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      selector: { matchLabels: selector },
      podTargetLabels: podLabels,
      podMetricsEndpoints: [
        { ...scrapeEndpoint(plan.scrape), ...(metricRelabelings.length > 0 && { metricRelabelings }) },
      ],
      ...limitFields(limits),
    },
  });
}

function limitFields(limits: ScrapeLimitsPlan): Readonly<Record<string, KubeValue>> {
  return {
    sampleLimit: limits.samples,
    bodySizeLimit: `${Math.ceil(limits.bytes / MiB)}MiB`,
    labelLimit: limits.labels,
    labelNameLengthLimit: limits.labelNameLength,
    labelValueLengthLimit: limits.labelValueLength,
  };
}
