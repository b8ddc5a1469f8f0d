import { gatewayLatency } from '../../runtimes/gateway-latency';
import type { HistogramMetrics, Runtime } from '../../runtimes/runtime';
import type { RoutePlan } from '../../types/gateway';

interface Timed {
  readonly namespace: string;
  readonly runtime: Pick<Runtime, 'metrics'>;
  readonly routes: readonly RoutePlan[];
}

/** The histogram of the server, or that of its gateways if the server has none. Undefined without both. */
export function latencyOf({ runtime, namespace, routes }: Timed): HistogramMetrics | undefined {
  const { latency } = runtime.metrics;
  if (latency.kind === 'histogram') return latency;
  return routes.length === 0 ? undefined : gatewayLatency(namespace, routes);
}

/**
 * The histogram of the gateways if the server has one that measures the same: complete answers. A server measures an
 * answer from the moment it reads the request, so the time in which a request waits for an overloaded server is only in
 * the histogram of the gateways.
 */
export function gatewayLatencyOf({ runtime, namespace, routes }: Timed): HistogramMetrics | undefined {
  const { latency } = runtime.metrics;
  if (latency.kind !== 'histogram' || latency.measures !== 'answer' || routes.length === 0) return undefined;
  return gatewayLatency(namespace, routes);
}
