import type { ExistingNodePoolSpec } from './node-pool';
import type { StandaloneProvider } from './provider-names';
import type { ConsumerSpec, ServingSpec } from './service';
import type { WaiverSpec } from './waiver';

/** One model service in an existing cluster and namespace, without a platform. */
export interface StandaloneServiceSpec extends ServingSpec {
  /** Existing namespace of the service: a DNS label of at most 63 characters. */
  readonly namespace: string;
  /** Nodes of the service. */
  readonly pool: ExistingNodePoolSpec;
  /** The model and where it is stored. */
  readonly model: StandaloneModelSpec;
  /** Namespaces whose pods can send requests. @default [] - all traffic is blocked, which is an error */
  readonly consumers?: readonly Extract<ConsumerSpec, { readonly namespace: string }>[];
  /**
   * Provider of the cluster. Name resolution and the credentials of pods depend on it.
   * @default 'existing' - standard cluster DNS; credentials from `credentialsSecret` or from the environment of the pod
   */
  readonly provider?: StandaloneProvider;
  /** Secret of the namespace whose key `credentials` is an AWS shared credentials file. @default - none */
  readonly credentialsSecret?: string;
  /** IPv4 ranges of the object store, at least one: `['10.20.0.0/24']`. Pods can connect only to them, on port 443. */
  readonly objectStoreCidrs: readonly string[];
  /** Namespace of Prometheus. @default 'monitoring' */
  readonly prometheusNamespace?: string;
  /** Accepted findings. Their paths are those of this object, such as `runtime.image`. @default [] */
  readonly waivers?: readonly Omit<WaiverSpec, 'team'>[];
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
  /** Size of the object. @default '1Gi' */
  readonly size?: string;
  /** AWS region of an `s3://` bucket. @default 'us-east-1' */
  readonly region?: string;
}
