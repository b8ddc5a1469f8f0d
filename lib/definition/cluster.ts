import type { CloudProvider } from '../catalog/cloud-providers';
import type { AuditSpec } from './audit';
import type { ConfinementSpec } from './confinement';
import type { ExistingNodePoolSpec, NodePoolSpec, SystemPoolSpec } from './node-pool';
import { existingProvider } from './provider-names';

/** A new cluster, which `pulumi up` creates. To change clouds, change `provider`, `region` and `account`. */
export interface ManagedClusterSpec<P extends string = string> {
  /** `eks`: Amazon EKS, `gke`: Google Kubernetes Engine, `aks`: Azure Kubernetes Service. */
  readonly provider: CloudProvider;
  /** Region as the cloud names it: `us-east-1`, `us-central1` or `eastus`. */
  readonly region: string;
  /**
   * AWS account id, Google Cloud project id or Azure subscription id. It is part of bucket names, which must be unique
   * in the whole cloud.
   * @default - the account of the credentials that `pulumi up` uses
   */
  readonly account?: string;
  /**
   * Kubernetes minor version.
   * @default '1.35'
   */
  readonly kubernetes?: string;
  /**
   * Availability zones of the nodes as the cloud names them, at least one: `['us-east-1a', 'us-east-1b']`. On EKS also
   * zone ids, `['use1-az1', 'use1-az6']`, which mean the same zones in every account.
   * @default - three zones of the region
   */
  readonly zones?: readonly string[];
  /**
   * IP addresses of the cluster.
   * @default - a new network with the range 10.0.0.0/16
   */
  readonly network?: NetworkSpec;
  /**
   * Nodes for operators.
   * @default - 2 to 4 nodes with 2 CPUs and 8Gi
   */
  readonly systemPool?: SystemPoolSpec;
  /**
   * Node pools by name, such as `gpu`. Services and training jobs refer to the name: a DNS label of at most 40
   * characters. `system` is reserved.
   */
  readonly nodePools: Readonly<Record<P, NodePoolSpec>>;
  /**
   * Administrators of the cluster in addition to its creator. On EKS: ARNs of IAM roles or users. On GKE:
   * `user:EMAIL` or `group:EMAIL`, which get `roles/container.admin`. On AKS: object ids of Microsoft Entra groups.
   * @default []
   */
  readonly admins?: readonly string[];
  /**
   * People of the groups that are members of teams, by the name of the group: `{ ranking: ['arn:aws:iam::123456789012:role/ranking'] }`.
   * On EKS: ARNs of IAM roles and users, which log in with the group; each person also needs the IAM permission
   * `eks:DescribeCluster`. On GKE: e-mail addresses of Google groups, each a member of the group `gke-security-groups` of its
   * domain. On AKS: object ids of Microsoft Entra groups.
   * @default {} - on GKE and AKS the names of the groups are addresses or ids themselves
   */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /**
   * EKS: an OpenID Connect provider that people log in with. Its groups are the members `group:NAME` of teams that are not in
   * `groups`, and its users the members `user:NAME`. Kubernetes sees them with the prefix `oidc:`.
   * @default - people log in with IAM only
   */
  readonly oidc?: OidcSpec;
  /**
   * Tags of everything that `pulumi up` creates, in addition to `platform` and `managed-by`: `{ cost-center: ml }`. On GKE
   * they are labels. Load balancers on EKS have them too. Keys and values have the characters that the cloud accepts
   * everywhere: on EKS letters, digits, spaces and `_.:/+-@`, in values also `=`, and no key that starts with `aws:` or
   * `kubernetes.io/`; on GKE lower case letters, digits, `_` and `-`; on AKS keys of letters, digits, `_`, `.` and `-`.
   * @default {}
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * What is recorded for audits.
   * @default - logs of the control plane, of the network and of buckets, kept for 90 days in the region of the cluster
   */
  readonly audit?: AuditSpec;
}

/** An OpenID Connect provider of people. Its issuer is reachable from the internet, because EKS reads its keys. */
export interface OidcSpec {
  /** URL of the issuer, as in its tokens: `https://login.acme.example`. */
  readonly issuer: string;
  /** Id of the client, for which the tokens are issued. */
  readonly clientId: string;
  /** Claim with the name of the user. @default 'email' */
  readonly usernameClaim?: string;
  /** Claim with the list of groups. @default 'groups' */
  readonly groupsClaim?: string;
}

/** IP addresses of a new cluster. */
export interface NetworkSpec {
  /**
   * IPv4 range of the nodes, and on EKS also of the pods.
   * @default '10.0.0.0/16'
   */
  readonly cidr?: string;
  /**
   * IPv4 ranges that can reach the Kubernetes API over the internet: `['192.0.2.0/24']`. On AKS they can also reach the
   * buckets, to upload models. On EKS and GKE buckets accept authorized requests from every address. A range has at most a /16
   * of public addresses, and all ranges together 131072. With `[]` the API has only private addresses, which people reach
   * through a VPN or a peered network of yours. On GKE, people and CI always reach it by its DNS endpoint, which
   * accepts only requests with the IAM permission to connect.
   * @default [] - on EKS and AKS a finding asks for the choice
   */
  readonly apiAccess?: readonly string[];
  /**
   * EKS: further S3 buckets with layers of container images that nodes pull, such as those of your own registry:
   * `['acme-registry']`. Other buckets than these, those of the platform, and those of Amazon ECR, registry.k8s.io and
   * quay.io are not reachable in the region of the cluster.
   * @default []
   */
  readonly imageBuckets?: readonly string[];
  /**
   * GKE: the VPC Service Controls perimeter that contains the project of the cluster:
   * `accessPolicies/123456789/servicePerimeters/ml`. You create it, because it belongs to the organization. Pods and nodes
   * then reach Google APIs only at the addresses of restricted.googleapis.com. The perimeter must restrict all services that
   * the cluster uses and limit VPC accessible services to `RESTRICTED-SERVICES`: it blocks resources of other projects in the
   * services that it restricts, and pods reach all others with credentials of any project. Nothing checks it.
   * Source: Google Cloud "VPC accessible services", 2026-11.
   * @default - none: pods reach Google APIs of every project, if they have credentials for them
   */
  readonly perimeter?: string;
}

/** An existing cluster: on-premises, hybrid, or created by other tools. */
export interface ExistingClusterSpec<P extends string = string> {
  readonly provider: typeof existingProvider;
  /**
   * Kubernetes minor version of the cluster.
   * @default '1.35'
   */
  readonly kubernetes?: string;
  /**
   * CNI plugin that enforces NetworkPolicy in the cluster. The peers of policies depend on it.
   * @default 'calico'
   */
  readonly networkPolicy?: 'calico' | 'cilium';
  /**
   * The DNS servers that pods can connect to. Network policy blocks all others, so with a wrong value no pod finds another.
   * @default - pods with the label `k8s-app: kube-dns` in `kube-system`, which most distributions have
   */
  readonly dns?: DnsSpec;
  /**
   * TCP port on which API servers listen, usually 6443, for the network policies of operators: 1 to 65535. Training jobs
   * cannot connect to it.
   * @default - not known, so that operators can open TCP connections to any port of any address
   */
  readonly apiServerPort?: number;
  /**
   * IPv4 ranges of the cluster, which connections of training jobs must not include.
   * @default - not known, so that connections have at most a /24 of private addresses
   */
  readonly ranges?: ClusterRangesSpec;
  /**
   * Object store of the buckets. Required if the definition has buckets.
   * @default - none
   */
  readonly objectStore?: ObjectStoreSpec;
  /**
   * Address of the store in the ClusterSecretStore with the name of the platform, for the network policies of External Secrets.
   * @default - not known, so that External Secrets can open TCP connections to any port of any address
   */
  readonly secretStore?: SecretStoreSpec;
  /**
   * Load balancers of gateways. Required for an internal gateway without authentication, limits and TLS.
   * @default - the controller of load balancers decides, so each gateway is treated as public
   */
  readonly loadBalancers?: LoadBalancersSpec;
  /**
   * What the cluster closes for teams with `confined: true` besides network policies, each with how: `{ storage: 'the object
   * store has no other users', dns: 'CoreDNS forwards no names' }`. `plan` shows the text.
   * @default {} - `storage` and `dns` are not closed
   */
  readonly confinement?: ConfinementSpec;
  /**
   * Node pools by name, such as `gpu`. Services and training jobs refer to the name: a DNS label of at most 40
   * characters.
   */
  readonly nodePools: Readonly<Record<P, ExistingNodePoolSpec>>;
}

/** Annotations of the Services of gateways, which the controller of load balancers reads, by the visibility of the gateway. */
export interface LoadBalancersSpec {
  /**
   * Annotations by key that make a load balancer internal: `{ service.beta.kubernetes.io/aws-load-balancer-scheme: internal }`. `{}`
   * if all load balancers of the cluster have only private addresses.
   * @default - load balancers of internal gateways can be public
   */
  readonly internal?: Readonly<Record<string, string>>;
  /**
   * Annotations by key that make a load balancer public: `{ service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing }`.
   * @default {}
   */
  readonly public?: Readonly<Record<string, string>>;
}

/** An object store with the S3 protocol, such as MinIO or Ceph. */
export interface ObjectStoreSpec {
  /** URL with scheme, host and, unless it is 443 or 80, port: `https://minio.storage.internal:9000`. */
  readonly endpoint: string;
  /** IPv4 range that the host resolves to, for network policies: `10.20.0.15/32`. */
  readonly cidr: string;
  /**
   * Secret in the namespace of each team. Its key `credentials` is an AWS shared credentials file, which pods mount.
   * This library never creates, reads or prints the Secret.
   * @default 'object-store-credentials'
   */
  readonly credentialsSecret?: string;
  /**
   * Certificate of the authority that signed the certificate of the object store, if it is a private one. Pods that read
   * or write buckets accept only certificates that it signed.
   * @default - the public authorities of the image
   */
  readonly certificateAuthority?: CertificateAuthoritySpec;
}

/**
 * A PEM file with one or more certificates, in a ConfigMap or a Secret of each team's namespace. Tools such as
 * trust-manager copy one to every namespace. This library does not create it.
 */
export type CertificateAuthoritySpec =
  | {
      /** ConfigMap with the certificates: `internal-ca`. */
      readonly configMap: string;
      /** Key of the file. @default 'ca.crt' */
      readonly key?: string;
    }
  | {
      /** Secret with the certificates: `internal-ca`. */
      readonly secret: string;
      /** Key of the file. @default 'ca.crt' */
      readonly key?: string;
    };

/** IPv4 ranges of an existing cluster, with at least one range each. */
export interface ClusterRangesSpec {
  /** Ranges of the nodes: `['10.1.0.0/16']`. */
  readonly nodes: readonly string[];
  /** Ranges of the pods: `['10.244.0.0/16']`. */
  readonly pods: readonly string[];
  /** Ranges of the Services: `['10.96.0.0/12']`. */
  readonly services: readonly string[];
  /**
   * Ranges of the API servers, as in the endpoints of the Service `kubernetes`: `['10.1.0.10/32']`. Operators reach the
   * Kubernetes API there and at the first address of the first range of Services. With Cilium they reach it at any address if these
   * are ranges of nodes, because Cilium does not match nodes by their addresses.
   * @default - not known, so that operators reach the port of the Kubernetes API at any address
   */
  readonly apiServers?: readonly string[];
}

/** Where External Secrets reads the secrets of teams and gateways. */
export interface SecretStoreSpec {
  /** IPv4 ranges that the host of the store resolves to, for network policies: `['10.20.0.16/32']`. */
  readonly ranges: readonly string[];
  /** TCP port of the store: 1 to 65535. @default 443 */
  readonly port?: number;
}

/** The DNS servers of a cluster. */
export interface DnsSpec {
  /** Namespace of their pods: `openshift-dns`. */
  readonly namespace: string;
  /** Labels of their pods, by key: `{ 'dns.operator.openshift.io/daemonset-dns': 'default' }`. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Port of the pods, 1 to 65535, which can differ from that of their Service.
   * @default 53
   */
  readonly port?: number;
}

/** The cluster that all workloads run on. */
export type ClusterSpec<P extends string = string> = ManagedClusterSpec<P> | ExistingClusterSpec<P>;

/** Whether a cluster has a cloud provider, which creates it with its network, nodes, buckets and identities. */
export function isManaged<P extends string>(cluster: ClusterSpec<P>): cluster is ManagedClusterSpec<P> {
  return cluster.provider !== existingProvider;
}
