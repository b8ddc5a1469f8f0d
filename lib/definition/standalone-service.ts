import type { ModelScanSpec } from './model-scan';
import type { PrometheusTargetSpec } from './monitoring';
import type { ConsumerSpec, ServingSpec } from './service';
import type { StandaloneSpec } from './standalone';

/** One model service in an existing cluster and namespace, without a platform. */
export interface StandaloneServiceSpec extends ServingSpec, StandaloneSpec {
  /** The model and where it is stored. */
  readonly model: StandaloneModelSpec;
  /** Namespaces whose pods can send requests. @default [] - all traffic is blocked, which is an error */
  readonly consumers?: readonly Extract<ConsumerSpec, { readonly namespace: string }>[];
  /**
   * Prometheus of the cluster, with its operator.
   * @default - the one of the chart kube-prometheus-stack, installed under this name into the namespace `monitoring`
   */
  readonly prometheus?: PrometheusTargetSpec;
}

/** A model by its URI. */
export interface StandaloneModelSpec {
  /** `s3://BUCKET/KEY` or `gs://BUCKET/KEY`. The key is one object: a model file, or a `.tar` or `.tar.gz` archive. */
  readonly uri: string;
  /** SHA-256 of the object, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Name of the model in request paths. @default - the name of the service */
  readonly name?: string;
  /** Name of the version. @default 'v1' */
  readonly version?: string;
  /** Size of the object, at most 10Ti. @default '1Gi' */
  readonly size?: string;
  /** Scan of the files before the server loads them. @default - no scan */
  readonly scan?: ModelScanSpec;
  /** AWS region of an `s3://` bucket. @default 'us-east-1' */
  readonly region?: string;
}
