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
   * Provider of the cluster. Name resolution and the credentials of pods depend on it. The service account has the name of
   * the workload. On GKE it has the access of all service accounts with this namespace and name in the project, so use
   * different names or namespaces in two clusters of a project.
   * @default 'existing' - standard cluster DNS; credentials from `credentialsSecret` or from the environment of the pod
   */
  readonly provider?: StandaloneProvider;
  /** Secret of the namespace whose key `credentials` is an AWS shared credentials file. @default - none */
  readonly credentialsSecret?: string;
  /** IPv4 ranges of the object store, at least one: `['10.20.0.0/24']`. Pods can connect only to them, on port 443. */
  readonly objectStoreCidrs: readonly string[];
  /** Accepted findings. Their paths are those of this object, such as `runtime.image`. @default [] */
  readonly waivers?: readonly Omit<WaiverSpec, 'team'>[];
}
