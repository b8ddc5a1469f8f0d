/** How the number of replicas is scaled. */
export type AutoscalerPlan = CpuAutoscalerPlan | PrometheusAutoscalerPlan;

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
  readonly signal: 'waiting-requests' | 'request-rate';
  /** Address of Prometheus inside the cluster. */
  readonly serverAddress: string;
  /** Sum over all replicas. Without measurements it has no value, and the number of replicas stays the same. */
  readonly query: string;
  /** Seconds between two queries. */
  readonly pollSeconds: number;
  /** Target value for each replica. */
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
