import { proxySeries } from '../../runtimes/gateway-latency';
import type { HistogramMetrics, RuntimeMetrics } from '../../runtimes/runtime';
import type { RoutePlan } from '../../types/gateway';
import type { SloPlan } from '../../types/monitoring';
import { serviceSeries } from './series';
import { failedAtGateway, indicatorsOf, type Requests, type Sli, slowRequests } from './sli';

/** A place where the requests of clients are counted. */
export interface Place extends Requests {
  readonly at: 'server' | 'gateway';
  /** Selector of the series `up` of the targets that count here. */
  readonly targets: string;
}

/**
 * An indicator as clients see it. Clients behind a gateway see what the gateway counts: also requests that no server
 * received. Other clients see what the servers count. The worse of both is compared with the objective, because requests
 * through a gateway are in both counts, and a sum would count them twice.
 */
export interface ClientSli extends Pick<Sli, 'name' | 'errorBudget' | 'meaning'> {
  readonly places: readonly [Place, ...Place[]];
}

/** A service whose clients have an objective. */
interface Served {
  readonly name: string;
  readonly namespace: string;
  readonly routes: readonly RoutePlan[];
  readonly metrics: RuntimeMetrics;
  /** Histogram of the latency objective: of the server, or of its gateways if it has none. */
  readonly histogram: HistogramMetrics | undefined;
  /** Histogram of the gateways that measures the same as that of the server. */
  readonly gatewayHistogram: HistogramMetrics | undefined;
}

/** The indicators of an objective, at the servers and at the gateways of the service. */
export function clientIndicators(slo: SloPlan, service: Served): readonly ClientSli[] {
  const { metrics, histogram } = service;
  const series = serviceSeries(service);
  return indicatorsOf(slo, { metrics, series, histogram }).map(({ name, errorBudget, meaning, ...requests }) => {
    const isAtGateway = name === 'latency' && histogram?.measures === 'answer-at-gateway';
    const own: Place = isAtGateway ? atGateway(service, requests) : { ...requests, at: 'server', targets: series };
    return { name, errorBudget, meaning, places: [own, ...(isAtGateway ? [] : gatewayPlaces(name, slo, service))] };
  });
}

/** What the gateways count in addition to the servers. */
function gatewayPlaces(name: Sli['name'], slo: SloPlan, service: Served): readonly Place[] {
  const { namespace, routes, metrics, gatewayHistogram } = service;
  if (routes.length === 0) return [];
  if (name === 'availability') {
    return [atGateway(service, failedAtGateway(namespace, routes, metrics.brokenAnswers !== undefined))];
  }
  const bound = slo.latency?.gatewayBucketSeconds;
  if (bound === undefined || gatewayHistogram === undefined) return [];
  return [atGateway(service, slowRequests(gatewayHistogram, '', bound))];
}

function atGateway({ routes }: Served, requests: Requests): Place {
  return { total: requests.total, bad: requests.bad, at: 'gateway', targets: proxySeries(routes) };
}
