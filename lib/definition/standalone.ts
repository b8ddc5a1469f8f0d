import type { ExistingNodePoolSpec } from './node-pool';
import type { StandaloneProvider } from './provider-names';
import type { WaiverSpec } from './waiver';

/** The cluster and namespace of one workload without a platform. */
export interface StandaloneSpec {
  /** Existing namespace of the workload: a DNS label of at most 63 characters. */
  readonly namespace: string;
  /** Nodes of the workload. */
  readonly pool: ExistingNodePoolSpec;
  /**
   * Provider of the cluster. Name resolution and the credentials of pods depend on it.
   * @default 'existing' - standard cluster DNS; credentials from `credentialsSecret` or from the environment of the pod
   */
  readonly provider?: StandaloneProvider;
  /**
   * Name of the service account, to which you give access to the buckets: a DNS label of at most 63 characters. On GKE all
   * clusters of a project share one pool of identities: the access is that of every service account with this namespace and
   * name, in any of them. A platform adds digits of its name, region and project to the names of its service accounts; without a
   * platform none of them are known, so write a name that no other cluster of the project has, such as `churn-1a2b3c4d`.
   * @default - the name of the workload
   */
  readonly serviceAccount?: string;
  /** Secret of the namespace whose key `credentials` is an AWS shared credentials file. @default - none */
  readonly credentialsSecret?: string;
  /** IPv4 ranges of the object store, at least one: `['10.20.0.0/24']`. Pods can connect only to them, on port 443. */
  readonly objectStoreCidrs: readonly string[];
  /** Accepted findings. Their paths are those of this object, such as `runtime.image`. @default [] */
  readonly waivers?: readonly Omit<WaiverSpec, 'team'>[];
}
