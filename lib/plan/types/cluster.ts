import type { BucketPlan } from './bucket';
import type { IdentityPlan } from './identity';
import type { NodePoolPlan } from './node-pool';
import type { CloudSecretsPlan } from './secret-store';

/** Everything that the cloud half is made from. Enough by itself to make a cluster without a platform. */
export interface ClusterPlan {
  readonly name: string;
  readonly provider: 'eks' | 'gke' | 'aks' | 'existing';
  /** Empty for a cluster that exists. */
  readonly region: string;
  /** As the user gave it: AWS account id, Google project id or Azure subscription id. */
  readonly account?: string;
  /** Minor version, such as `1.35`. */
  readonly kubernetes: string;
  readonly zones: readonly string[];
  readonly network?: NetworkPlan;
  /** Absent for a cluster that exists. */
  readonly systemPool?: NodePoolPlan;
  readonly pools: Readonly<Record<string, NodePoolPlan>>;
  readonly buckets: Readonly<Record<string, BucketPlan>>;
  readonly identities: readonly IdentityPlan[];
  /** Absent where no team has secrets, and for a cluster that exists. */
  readonly secrets?: CloudSecretsPlan;
  /** The service account of the cluster autoscaler, where one is ours to install; absent otherwise. */
  readonly autoscaler?: { readonly namespace: string; readonly serviceAccount: string };
  /**
   * Who administers the cluster besides the one that makes it: ARNs on EKS, members of IAM on GKE, object ids of
   * Entra groups on AKS. Empty for a cluster that exists.
   */
  readonly admins: readonly string[];
  /** Tags or labels of every cloud resource. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Addresses of a cluster. All ranges are IPv4 and disjoint. */
export interface NetworkPlan {
  readonly cidr: string;
  /** One private and one public range for each zone on EKS; one node range on GKE and AKS. */
  readonly nodeCidrs: readonly string[];
  /** Ranges for load balancers and NAT, one for each zone; empty where the cloud needs none. */
  readonly publicCidrs: readonly string[];
  readonly podCidr: string;
  readonly serviceCidr: string;
  /**
   * Subnets of the control plane's interfaces, and of the endpoints of all services but the object store: small ones,
   * one for each zone, on EKS; empty where the cloud keeps them out of the network.
   */
  readonly controlPlaneCidrs: readonly string[];
  /**
   * Private addresses of the cloud's object store and of nothing else, because pods that read buckets may connect to
   * all of them: on EKS subnets for the interface endpoint of S3, one for each zone; on AKS one subnet for private
   * endpoints; on GKE the addresses of private.googleapis.com.
   */
  readonly endpointCidrs: readonly string[];
  /** Ranges from which the Kubernetes API may be reached over the internet; empty: private only. */
  readonly apiAccess: readonly string[];
}
