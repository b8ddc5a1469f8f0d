/** The analysis of a new revision: in each step of a canary, or before the switch of a blue-green rollout. */
export interface CanaryGatePlan {
  /** Name of the AnalysisTemplate. */
  readonly name: string;
  /** Address of Prometheus inside the cluster. */
  readonly serverAddress: string;
  readonly intervalSeconds: number;
  /** Number of measurements in a step. */
  readonly count: number;
  /** Number of requests below which a share is not significant. The same for all metrics. */
  readonly minimumSample: number;
  /** What happens in a step with fewer requests. */
  readonly withoutTraffic: 'wait' | 'go-on';
  /** Empty without an objective; a step then only takes time. */
  readonly metrics: readonly CanaryMetricPlan[];
  /**
   * PromQL with `{{args.canary-hash}}`: a vector with one value, the restarts of servers of the canary revision, or with
   * none if kube-state-metrics is not scraped. A single restart aborts the rollout, because it resets the counters. Not
   * used without metrics.
   */
  readonly restarts: string;
  /** How the bounds follow from the objective, one sentence each. */
  readonly why: readonly string[];
}

/** One kind of bad request of the canary revision, counted since its replicas started. */
export interface CanaryMetricPlan {
  /** `availability`, `latency`. */
  readonly name: string;
  /**
   * PromQL with `{{args.canary-hash}}`: a vector with two values, which exist without traffic as well. The first is the
   * number of all requests, the second the number of bad requests, which is never greater.
   */
  readonly query: string;
  /** Maximum share of bad requests that passes. */
  readonly maxBadShare: number;
}
