/**
 * The only owner of the number of replicas. A service with a fixed number has one too: a manifest that sets `replicas`
 * and later does not makes the API server reset the number to 1, and a manifest that always sets it resets the number
 * of the autoscaler at each apply.
 */
export type AutoscalerPlan = FixedAutoscalerPlan | CpuAutoscalerPlan | PrometheusAutoscalerPlan;

/** A HorizontalPodAutoscaler with equal bounds. Its metric has no effect. */
export interface FixedAutoscalerPlan {
  readonly kind: 'fixed';
}

/** A HorizontalPodAutoscaler on CPU. */
export interface CpuAutoscalerPlan {
  readonly kind: 'cpu';
  /** Percent of the request. */
  readonly targetPercent: number;
  readonly scaleDownStabilizationSeconds: number;
}

/** A KEDA ScaledObject on a Prometheus query. */
export interface PrometheusAutoscalerPlan {
  readonly kind: 'prometheus';
  readonly signal: 'waiting-requests' | 'request-rate' | 'cpu';
  /** Address of Prometheus inside the cluster. */
  readonly serverAddress: string;
  /** Sum over all replicas. Without measurements it has no value, and the number of replicas stays the same. */
  readonly query: string;
  /** Seconds between two queries. */
  readonly pollSeconds: number;
  /** Target value for each replica: requests, requests per second, or CPU cores. */
  readonly perReplica: number;
  readonly scaleDownStabilizationSeconds: number;
  /** Replicas are removed one at a time, with this interval. */
  readonly scaleDownPeriodSeconds: number;
  /**
   * The number of replicas doubles at most once in this period, in which a new replica starts and takes its share of
   * the load.
   */
  readonly scaleUpPeriodSeconds: number;
}
