import type { PrometheusTargetSpec } from './monitoring';
import type { StandaloneSpec } from './standalone';
import type { TrainingJobSpec } from './training';

/**
 * One training job in an existing cluster and namespace, without a platform. The cluster runs Kueue, and JobSet if the job
 * has several pods.
 */
export interface StandaloneTrainingSpec extends Omit<TrainingJobSpec, 'team' | 'pool' | 'priority'>, StandaloneSpec {
  /** The queue that starts the job. */
  readonly queue: StandaloneQueueSpec;
  /**
   * Buckets by the name that `data`, `checkpoint` and `output` use: `{ data: { uri: 's3://acme-clicks' } }`.
   * @default {} - the job reads and stores nothing
   */
  readonly buckets?: Readonly<Record<string, StandaloneBucketSpec>>;
  /**
   * Prometheus of the cluster, with its operator.
   * @default - the one of the chart kube-prometheus-stack, installed under this name into the namespace `monitoring`
   */
  readonly prometheus?: PrometheusTargetSpec;
}

/** An existing queue of Kueue. */
export interface StandaloneQueueSpec {
  /** Name of the LocalQueue in the namespace. */
  readonly name: string;
  /** Name of a WorkloadPriorityClass. @default - the priority of the queue's other jobs without a class */
  readonly priorityClass?: string;
}

/** An existing bucket. */
export interface StandaloneBucketSpec {
  /** `s3://BUCKET` or `gs://BUCKET`. */
  readonly uri: string;
  /** AWS region of an `s3://` bucket. @default 'us-east-1' */
  readonly region?: string;
}
