import type { ProviderName } from '../../definition/provider-names';
import type { AuditPlan } from './audit';
import type { BucketPlan } from './bucket';
import type { ConfinementPlan } from './confinement';
import type { IdentityPlan } from './identity';
import type { LogInPlan, OidcPlan } from './log-in';
import type { NodePoolPlan } from './node-pool';
import type { RegistryPlan } from './registry';
import type { CloudSecretsPlan } from './secret-store';

/** Everything that the Pulumi components need. Sufficient for a cluster without a platform. */
export interface ClusterPlan {
  readonly name: string;
  readonly provider: ProviderName;
  /** Empty for an existing cluster. */
  readonly region: string;
  /** As written by the user: AWS account id, Google project id or Azure subscription id. */
  readonly account?: string;
  /** Minor version, such as `1.35`. */
  readonly kubernetes: string;
  readonly zones: readonly string[];
  readonly network?: NetworkPlan;
  /** Absent for an existing cluster. */
  readonly systemPool?: NodePoolPlan;
  readonly pools: Readonly<Record<string, NodePoolPlan>>;
  readonly buckets: Readonly<Record<string, BucketPlan>>;
  readonly registries: Readonly<Record<string, RegistryPlan>>;
  readonly identities: readonly IdentityPlan[];
  /** Absent if no team and no gateway has secrets, and for an existing cluster. */
  readonly secrets?: CloudSecretsPlan;
  /** Service account of the cluster autoscaler. Absent if the platform does not install one. */
  readonly autoscaler?: { readonly namespace: string; readonly serviceAccount: string };
  /**
   * Administrators besides the creator of the cluster: ARNs on EKS, IAM members on GKE, object ids of Entra groups on
   * AKS. Empty for an existing cluster.
   */
  readonly admins: readonly string[];
  /** Everyone else whom the cloud lets in, because a role binding names them. Empty for an existing cluster. */
  readonly logIns: readonly LogInPlan[];
  /** Absent if people log in only with identities of the cloud. */
  readonly oidc?: OidcPlan;
  /** What keeps data of confined teams inside. Absent without such a team. */
  readonly confinement?: ConfinementPlan;
  /** Absent for an existing cluster. */
  readonly audit?: AuditPlan;
  /** Tags or labels of every cloud resource. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Address ranges of a cluster. All ranges are IPv4 and disjoint. */
export interface NetworkPlan {
  readonly cidr: string;
  /** One private and one public range for each zone on EKS; one node range on GKE and AKS. */
  readonly nodeCidrs: readonly string[];
  /** Ranges for load balancers and NAT, one for each zone. Empty if the cloud needs none. */
  readonly publicCidrs: readonly string[];
  readonly podCidr: string;
  readonly serviceCidr: string;
  /**
   * Subnets for the network interfaces of the control plane and for the endpoints of all cloud services except the
   * object store: one small subnet for each zone on EKS. Empty if the cloud keeps them outside the network.
   */
  readonly controlPlaneCidrs: readonly string[];
  /**
   * Private addresses of the cloud's object store, and of nothing else, because pods that read buckets may connect to
   * all of them: on EKS one subnet for each zone, for the interface endpoint of S3; on AKS one subnet for private
   * endpoints; on GKE the addresses of private.googleapis.com.
   */
  readonly endpointCidrs: readonly string[];
  /** Ranges that can reach the Kubernetes API over the internet. Empty: private access only. */
  readonly apiAccess: readonly string[];
  /** S3 buckets with layers of images, which nodes read, on EKS. */
  readonly imageBuckets?: readonly string[];
  /** Host name of the addresses of Google APIs, on GKE. */
  readonly apisHost?: 'private.googleapis.com' | 'restricted.googleapis.com';
}
