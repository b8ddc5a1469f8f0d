import type { ExistingNodePoolSpec } from './node-pool';
import type { ConsumerSpec, ServingSpec } from './service';
import type { WaiverSpec } from './waiver';

/** One model service without a platform: its surroundings are given by hand. */
export interface StandaloneServiceSpec extends ServingSpec {
  /** Namespace that the service is put into; it is not made. */
  readonly namespace: string;
  /** Nodes that it runs on. */
  readonly pool: ExistingNodePoolSpec;
  readonly model: StandaloneModelSpec;
  /** Namespaces whose pods may send requests. @default [] - nobody */
  readonly consumers?: readonly Extract<ConsumerSpec, { readonly namespace: string }>[];
  /**
   * Whose cluster it is. It decides how names are resolved and how pods get credentials.
   * @default 'existing' - DNS as everywhere, credentials from `credentialsSecret` or from whatever the pod finds
   */
  readonly provider?: 'eks' | 'gke' | 'existing';
  /** Secret of the namespace whose key `credentials` is an AWS shared credentials file. @default - none */
  readonly credentialsSecret?: string;
  /** IPv4 ranges of the object store, one or more: the only addresses that pods reach, on port 443. */
  readonly objectStoreCidrs: readonly string[];
  /** Namespace of Prometheus. @default 'monitoring' */
  readonly prometheusNamespace?: string;
  /** Findings that are known and accepted; paths are those of this object, such as `runtime.image`. @default [] */
  readonly waivers?: readonly WaiverSpec[];
}

/** A model by its address. */
export interface StandaloneModelSpec {
  /** `s3://BUCKET/KEY` or `gs://BUCKET/KEY`; the key is one object, a model file or a `.tar` or `.tar.gz`. */
  readonly uri: string;
  /** SHA-256 of that object, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Name in the paths of requests. @default - the service's name */
  readonly name?: string;
  /** @default 'v1' */
  readonly version?: string;
  /** @default '1Gi' */
  readonly size?: string;
  /** AWS region of an `s3://` bucket. @default 'us-east-1' */
  readonly region?: string;
}
