import type { HistogramMetrics } from '../../runtimes/runtime';
import type { PanelPlan, SloPlan } from '../../types/monitoring';
import { failedRequests, rateOver, type SliScope } from '../service/sli';

const latencyTitles = {
  answer: 'Latency',
  'answer-at-gateway': 'Latency at the gateway',
  'first-token': 'Time to first token',
} as const;

/** Panels on the requests of a service, with its objective as threshold. */
export function requestPanels(
  { metrics, series, histogram }: SliScope,
  slo: SloPlan | undefined,
): readonly PanelPlan[] {
  const requests = failedRequests(metrics, series);
  const rate = rateOver('5m');
  return [
    {
      title: 'Request rate',
      unit: 'reqps',
      queries: [{ legend: `{{${metrics.outcome}}}`, expr: requests.total(rateOver('5m', metrics.outcome)) }],
    },
    {
      title: 'Error ratio',
      unit: 'percentunit',
      queries: [
        {
          legend: 'failed',
          expr: `(${requests.bad(rate)} or vector(0)) / clamp_min(${requests.total(rate)}, 1e-9)`,
        },
      ],
      ...(slo && { threshold: slo.errorBudget }),
    },
    ...(histogram ? [latencyPanel(histogram, series, slo)] : []),
    ...(metrics.waiting ? [queuePanel(metrics.waiting(series))] : []),
  ];
}

/** Quantiles of a histogram, in seconds. */
function latencyPanel(histogram: HistogramMetrics, series: string, slo: SloPlan | undefined): PanelPlan {
  const unit = histogram.unitSeconds === 1 ? '' : ` * ${histogram.unitSeconds}`;
  const buckets = rateOver('5m', 'le')(histogram.histogram(series));
  return {
    title: latencyTitles[histogram.measures],
    unit: 's',
    queries: [0.5, 0.95, 0.99].map((quantile) => ({
      legend: `p${quantile * 100}`,
      expr: `histogram_quantile(${quantile}, ${buckets})${unit}`,
    })),
    ...(slo?.latency && { threshold: slo.latency.bucketSeconds }),
  };
}

function queuePanel(gauge: string): PanelPlan {
  return {
    title: 'Queued requests',
    unit: 'short',
    queries: [{ legend: '{{pod}}', expr: `sum by (pod) (${gauge})` }],
  };
}
