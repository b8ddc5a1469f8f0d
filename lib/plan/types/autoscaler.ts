/** What sets the number of replicas. */
export type AutoscalerPlan = CpuAutoscalerPlan | PrometheusAutoscalerPlan;

/** A HorizontalPodAutoscaler on CPU. */
export interface CpuAutoscalerPlan {
  readonly kind: 'cpu';
  /** Percent of the request. */
  readonly targetPercent: number;
  readonly scaleDownStabilizationSeconds: number;
}

/** A ScaledObject of KEDA on a number that Prometheus has. */
export interface PrometheusAutoscalerPlan {
  readonly kind: 'prometheus';
  readonly signal: 'waiting-requests' | 'request-rate';
  /** Address of Prometheus inside the cluster. */
  readonly serverAddress: string;
  /** Sum over all replicas. Has no value while no replica is measured, and then their number stays. */
  readonly query: string;
  /** Seconds from one look at it to the next. */
  readonly pollSeconds: number;
  /** What each replica carries of it. */
  readonly perReplica: number;
  readonly scaleDownStabilizationSeconds: number;
  /** Replicas go one at a time, each so long after the one before it. */
  readonly scaleDownPeriodSeconds: number;
  /** The number of replicas doubles at most once in this time, in which a new one starts and takes its part. */
  readonly scaleUpPeriodSeconds: number;
}
