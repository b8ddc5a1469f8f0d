import { gatewayResponses } from '../../runtimes/gateway-latency';
import type { HistogramMetrics, RuntimeMetrics } from '../../runtimes/runtime';
import type { SloPlan } from '../../types/monitoring';

/** Sums counters over their series, in PromQL. */
type Sum = (...counters: readonly string[]) => string;

/** Requests per second over a window such as `5m`, for each value of the label `by`. @param by @default - one sum */
export function rateOver(window: string, by?: string): Sum {
  const sum = `sum${by === undefined ? '' : ` by (${by}) `}`;
  return (...counters) => `${sum}(${union(counters.map((counter) => `rate(${counter}[${window}])`))})`;
}

/** Requests since the counters started. */
export const countOf: Sum = (...counters) => `sum(${union(counters)})`;

/** The series of all vectors. `or` would drop series whose labels another vector has, so that a label tells them apart. */
function union([first, ...others]: readonly string[]): string {
  const labelled = others.map((vector, index) => `label_replace(${vector}, "counter", "${index + 2}", "", "")`);
  return [first, ...labelled].join(' or ');
}

/** All requests of one scope and the bad ones among them, in PromQL. Both can be empty if nothing was counted. */
export interface Requests {
  total(sum: Sum): string;
  bad(sum: Sum): string;
}

/** A service-level indicator: the requests that an objective is about, and its error budget. */
export interface Sli extends Requests {
  readonly name: 'availability' | 'latency';
  /** Share of requests that may be bad. */
  readonly errorBudget: number;
  /** What a bad request did, for people: `failed`. */
  readonly meaning: string;
}

/** Where indicators are measured: a service or one of its revisions. */
export interface SliScope {
  readonly metrics: RuntimeMetrics;
  /** Selector of the series, such as `job="ranking/churn"`. */
  readonly series: string;
  /** Absent if no histogram covers this scope. */
  readonly histogram: HistogramMetrics | undefined;
}

/** The indicators of an objective. Latency is omitted without a target or without a histogram. */
export function indicatorsOf(slo: SloPlan, { metrics, series, histogram }: SliScope): readonly Sli[] {
  const availability: Sli = {
    ...failedRequests(metrics, series),
    name: 'availability',
    errorBudget: slo.errorBudget,
    meaning: 'failed',
  };
  const { latency } = slo;
  if (!latency || !histogram) return [availability];
  return [
    availability,
    {
      ...slowRequests(histogram, series, latency.bucketSeconds),
      name: 'latency',
      errorBudget: latency.errorBudget,
      meaning: tooSlow[histogram.measures](latency.bucketSeconds),
    },
  ];
}

/** Requests to a server, of which those with a server error, or with an error after the first byte, are bad. */
export function failedRequests(metrics: RuntimeMetrics, series: string): Requests {
  return {
    total: (sum) => sum(metrics.requests(series)),
    bad: (sum) => sum(metrics.failures(series), ...(metrics.brokenAnswers?.(series) ?? [])),
  };
}

/**
 * Requests through the gateways of a service, of which those with a 5xx response are bad, and for a server that streams
 * also those that broke off after the first byte. The proxy counts every broken connection and every timeout, and
 * responds 503 or 504 itself if it happens before the first byte. So the rest broke off later.
 *
 * @param routes The HTTPRoutes, all in the namespace.
 */
export function failedAtGateway(
  namespace: string,
  routes: Parameters<typeof gatewayResponses>[1],
  streams: boolean,
): Requests {
  const { all, failed, broken, brokenBefore } = gatewayResponses(namespace, routes);
  return {
    total: (sum) => sum(all),
    bad: (sum) => {
      if (!streams) return sum(failed);
      const later = `clamp_min((${sum(...broken)} or vector(0)) - (${sum(brokenBefore)} or vector(0)), 0)`;
      return `(${sum(failed)} or vector(0)) + ${later}`;
    },
  };
}

/**
 * Responses, of which those above a bound of the histogram are bad. `rate` extrapolates each series on its own, so the
 * difference is clamped at 0.
 */
export function slowRequests(histogram: HistogramMetrics, series: string, boundSeconds: number): Requests {
  const total = (sum: Sum) => sum(histogram.answered(series));
  const within = (sum: Sum) => sum(histogram.answeredWithin(series, boundSeconds));
  return { total, bad: (sum) => `clamp_min(${total(sum)} - (${within(sum)} or vector(0)), 0)` };
}

/** What a request did that misses a latency objective, by what the histogram measures. */
const tooSlow = {
  answer: (seconds: number) => `took longer than ${seconds} s`,
  'answer-at-gateway': (seconds: number) => `took longer than ${seconds} s at the gateway`,
  'first-token': (seconds: number) => `took longer than ${seconds} s to the first token`,
} as const;
