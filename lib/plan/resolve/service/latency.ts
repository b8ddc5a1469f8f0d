import { gatewayLatency } from '../../runtimes/gateway-latency';
import type { HistogramMetrics, Runtime } from '../../runtimes/runtime';
import type { RoutePlan } from '../../types/gateway';
import type { PanelPlan, SloPlan } from '../../types/monitoring';

interface Timed {
  readonly namespace: string;
  readonly runtime: Pick<Runtime, 'metrics'>;
  readonly routes: readonly RoutePlan[];
}

/** The histogram of the server, or that of its gateways if the server has none. Undefined without both. */
export function latencyOf({ runtime, namespace, routes }: Timed): HistogramMetrics | undefined {
  const { latency } = runtime.metrics;
  if (latency.kind === 'histogram') return latency;
  const names = routes.map(({ name }) => name);
  return names.length === 0 ? undefined : gatewayLatency(namespace, names);
}

/** What a request did that misses a latency objective, for people. */
export const slow = {
  answer: (seconds: number) => `took longer than ${seconds} s`,
  'answer-at-gateway': (seconds: number) => `took longer than ${seconds} s at the gateway`,
  'first-token': (seconds: number) => `took longer than ${seconds} s to the first token`,
} as const;

const titles = {
  answer: 'Latency',
  'answer-at-gateway': 'Latency at the gateway',
  'first-token': 'Time to first token',
} as const;

/** Quantiles of a histogram, in seconds. */
export function latencyPanel(histogram: HistogramMetrics, series: string, slo: SloPlan | undefined): PanelPlan {
  const unit = histogram.unitSeconds === 1 ? '' : ` * ${histogram.unitSeconds}`;
  const quantile = (share: number) =>
    `histogram_quantile(${share}, sum by (le) (rate(${histogram.histogram(series)}[5m])))${unit}`;
  return {
    title: titles[histogram.measures],
    unit: 's',
    queries: [0.5, 0.95, 0.99].map((share) => ({ legend: `p${share * 100}`, expr: quantile(share) })),
    ...(slo?.latency && { threshold: slo.latency.bucketSeconds }),
  };
}
