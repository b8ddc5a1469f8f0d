import type { ExistingNodePoolSpec, NodePoolSpec, SystemPoolSpec } from './node-pool';

/** A cluster that `pulumi up` makes. Changing `provider` and `region` is all it takes to change clouds. */
export interface ManagedClusterSpec<P extends string = string> {
  /** `eks`: Amazon EKS, `gke`: Google Kubernetes Engine, `aks`: Azure Kubernetes Service. */
  readonly provider: 'eks' | 'gke' | 'aks';
  /** The cloud's own name of the region, such as `us-east-1`, `us-central1` or `eastus`. */
  readonly region: string;
  /**
   * AWS account id, Google Cloud project id or Azure subscription id. Goes into the names of buckets, which
   * must be unique in the whole cloud.
   * @default - the account that the credentials of `pulumi up` belong to
   */
  readonly account?: string;
  /**
   * Kubernetes minor version.
   * @default '1.35'
   */
  readonly kubernetes?: string;
  /**
   * Availability zones of the nodes, in the cloud's own spelling.
   * @default - three zones of the region
   */
  readonly zones?: readonly string[];
  /** @default - a network of its own, 10.0.0.0/16 */
  readonly network?: NetworkSpec;
  /** @default - a small pool for the operators, two to four nodes with 2 CPUs and 8Gi */
  readonly systemPool?: SystemPoolSpec;
  /** The pools that workloads name. */
  readonly nodePools: Readonly<Record<P, NodePoolSpec>>;
  /**
   * Who administers the cluster besides the one that made it: ARNs of IAM roles or users on EKS, e-mail addresses with
   * `user:` or `group:` on GKE (`roles/container.admin`), object ids of Entra groups on AKS.
   * @default []
   */
  readonly admins?: readonly string[];
}

/** Addresses of a cluster that is made. */
export interface NetworkSpec {
  /**
   * IPv4 range of nodes (and of pods on EKS).
   * @default '10.0.0.0/16'
   */
  readonly cidr?: string;
  /**
   * IPv4 ranges from which the Kubernetes API may be reached over the internet. On AKS buckets are reached from them
   * too, to upload models. On EKS and GKE buckets are reached from anywhere, by those whom the cloud lets in.
   * @default [] - reached from inside the network only
   */
  readonly apiAccess?: readonly string[];
}

/** A cluster that is there already: on-premises, hybrid, or made by somebody else. */
export interface ExistingClusterSpec<P extends string = string> {
  readonly provider: 'existing';
  /**
   * Kubernetes minor version of the cluster.
   * @default '1.35'
   */
  readonly kubernetes?: string;
  /**
   * What enforces NetworkPolicy there. It decides how the peers of a policy must be written.
   * @default 'calico'
   */
  readonly networkPolicy?: 'calico' | 'cilium';
  /** Where buckets are. Needed when a service takes its model from a bucket. */
  readonly objectStore?: ObjectStoreSpec;
  readonly nodePools: Readonly<Record<P, ExistingNodePoolSpec>>;
}

/** An object store that speaks the S3 protocol, such as MinIO or Ceph. */
export interface ObjectStoreSpec {
  /** Address with scheme and, if it is not 443 or 80, port: `https://minio.storage.internal:9000`. */
  readonly endpoint: string;
  /** IPv4 range that the address resolves to, for the network policies: `10.20.0.15/32`. */
  readonly cidr: string;
  /**
   * Secret in each team's namespace whose key `credentials` is an AWS shared credentials file.
   * It is mounted as a file; it is never made, read or printed by this library.
   * @default 'object-store-credentials'
   */
  readonly credentialsSecret?: string;
}

/** The cluster that everything runs on. */
export type ClusterSpec<P extends string = string> = ManagedClusterSpec<P> | ExistingClusterSpec<P>;
