import type { RoutePlan } from '../types/gateway';
import type { HistogramMetrics } from './runtime';

/** An HTTPRoute, and the gateway whose proxies count its requests. */
type ProxiedRoute = Pick<RoutePlan, 'name' | 'gateway' | 'gatewayNamespace'>;

/**
 * Bounds of Envoy's histograms in milliseconds. Source: envoyproxy/envoy:source/common/stats/histogram_impl.cc,
 * 2026-11.
 */
const boundsMilliseconds = [
  ...[0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000],
  ...[60_000, 300_000, 600_000, 1_800_000, 3_600_000],
];

/**
 * Latency of the requests of some HTTPRoutes, measured by the proxies of their gateways, for servers without a
 * histogram. It does not include requests that bypass the gateways.
 *
 * Envoy Gateway names an Envoy cluster after the route, its rule and, with a cluster for each backend, the backend.
 * Envoy cuts the name at the first dot, so the name of a route must not contain one.
 * Source: github.com/envoyproxy/gateway v1.9.1, internal/gatewayapi/helpers.go and internal/xds/bootstrap.
 *
 * @param routes The HTTPRoutes, all in the namespace.
 */
export function gatewayLatency(namespace: string, routes: readonly ProxiedRoute[]): HistogramMetrics {
  const cluster = clusterOf(namespace, routes);
  return {
    kind: 'histogram',
    measures: 'answer-at-gateway',
    answered: () => `envoy_cluster_upstream_rq_time_count{${cluster}}`,
    answeredWithin: (_, boundSeconds) =>
      `envoy_cluster_upstream_rq_time_bucket{${cluster},${boundOf(Math.round(boundSeconds * 1e6) / 1000)}}`,
    histogram: () => `envoy_cluster_upstream_rq_time_bucket{${cluster}}`,
    unitSeconds: 0.001,
    boundsSeconds: boundsMilliseconds.map((milliseconds) => milliseconds / 1000),
  };
}

/**
 * Selects a bound. Envoy writes whole numbers without a decimal, and Prometheus adds one since version 3.
 * Source: Prometheus documentation, "Prometheus 3.0 migration guide", `le` and `quantile` label values, 2026-11.
 */
function boundOf(milliseconds: number): string {
  return Number.isInteger(milliseconds) ? `le=~"${milliseconds}([.]0)?"` : `le="${milliseconds}"`;
}

/** Counters of the requests of some HTTPRoutes at the proxies of their gateways. */
interface GatewayResponses {
  /** All responses. They include responses of the proxy itself. */
  readonly all: string;
  /** Responses with a 5xx status. */
  readonly failed: string;
  /** Requests whose connection to the server broke, and requests that timed out, before or after the first byte. */
  readonly broken: readonly string[];
  /** Responses of the proxy itself to those that broke or timed out before the first byte. */
  readonly brokenBefore: string;
}

/**
 * While no replica is ready, Envoy Gateway replaces the cluster by a fixed 503 response, which none of these counters
 * includes. The alert on missing replicas covers that time.
 * Source: Envoy documentation, "Cluster manager statistics", and envoyproxy/envoy, source/common/router/router.cc
 * (chargeUpstreamAbort, onResponseTimeout); github.com/envoyproxy/gateway v1.9.1, internal/gatewayapi/route.go; 2026-11.
 */
export function gatewayResponses(namespace: string, routes: readonly ProxiedRoute[]): GatewayResponses {
  const cluster = clusterOf(namespace, routes);
  return {
    all: `envoy_cluster_upstream_rq_xx{${cluster}}`,
    failed: `envoy_cluster_upstream_rq_xx{${cluster},envoy_response_code_class="5"}`,
    broken: [
      `envoy_cluster_upstream_cx_destroy_remote_with_active_rq{${cluster}}`,
      `envoy_cluster_upstream_rq_timeout{${cluster}}`,
    ],
    brokenBefore: `envoy_cluster_upstream_rq{${cluster},envoy_response_code=~"503|504"}`,
  };
}

/** Selector of the series of some HTTPRoutes. The job excludes series that pods of teams export under the same names. */
function clusterOf(namespace: string, routes: readonly ProxiedRoute[]): string {
  const names = routes.map(({ name }) => name).join('|');
  return `${proxySeries(routes)},envoy_cluster_name=~"httproute/${namespace}/(${names})/rule/0(/backend/[0-9]+)?"`;
}

/** Selector of the series of the gateways of some routes. The job of a PodMonitor is its namespace and name. */
export function proxySeries(routes: readonly Omit<ProxiedRoute, 'name'>[]): string {
  const jobs = [...new Set(routes.map(({ gateway, gatewayNamespace }) => `${gatewayNamespace}/${gateway}`))];
  return `job=~"${jobs.join('|')}"`;
}

/** Where the proxies of a gateway expose these metrics. Source: as above, internal/infrastructure/kubernetes/proxy. */
export const proxyMetrics = { port: 'metrics', path: '/stats/prometheus', intervalSeconds: 15 } as const;
