/** What the version on trial is held against, at each step. */
export interface CanaryGatePlan {
  /** Name of the AnalysisTemplate. */
  readonly name: string;
  /** Address of Prometheus inside the cluster. */
  readonly serverAddress: string;
  readonly intervalSeconds: number;
  /** Times that the numbers are looked at in a step. */
  readonly count: number;
  /** Requests below which a share says nothing, for all metrics the same. */
  readonly minimumSample: number;
  /** What happens at a step that saw fewer. */
  readonly withoutTraffic: 'wait' | 'go-on';
  /** None where there is no objective; then a step only takes its time. */
  readonly metrics: readonly CanaryMetricPlan[];
  /**
   * PromQL with `{{args.canary-hash}}`: a vector of one number, how often servers of the version on trial ended and were
   * started again. One that does so is taken back at once, for what it counted is lost each time. Not looked at where there
   * are no metrics.
   */
  readonly restarts: string;
  /** How the bounds follow from the objective, in a sentence each. */
  readonly why: readonly string[];
}

/** One kind of bad request of the version on trial, counted since its replicas started. */
export interface CanaryMetricPlan {
  /** `availability`, `latency`. */
  readonly name: string;
  /**
   * PromQL with `{{args.canary-hash}}` for the revision on trial: a vector of two numbers, which are there without any
   * traffic too. First stands that of all requests, then that of bad ones, which is no larger.
   */
  readonly query: string;
  /** Greatest share of bad requests that passes. */
  readonly maxBadShare: number;
}
