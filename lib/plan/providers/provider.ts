import type { CloudProvider } from '../../catalog/cloud-providers';
import type { Gpu, GpuType } from '../../catalog/gpus';
import type { MachineType, PurchaseKind } from '../../catalog/machines';
import type { NetworkSpec } from '../../definition/cluster';
import type { CapacitySpec } from '../../definition/node-pool';
import type { ProviderName } from '../../definition/provider-names';
import type { AddOnPlan } from '../types/add-on';
import type { BucketLocation } from '../types/bucket';
import type { CloudPoolPlan } from '../types/cloud-pool';
import type { ClusterPlan, NetworkPlan } from '../types/cluster';
import type { ChannelPlans } from '../types/confinement';
import type { ServiceCost } from '../types/cost';
import type { FabricPlan } from '../types/fabric';
import type { GpuPoolPlan, GpuSharingPlan } from '../types/gpu-pool';
import type { AccessDocument, BucketGrant, IdentityMechanism } from '../types/identity';
import type { Labels } from '../types/labels';
import type { NetworkRulePlan } from '../types/network';
import type { NodeDiskPlan } from '../types/node-disk';
import type { AllocatablePlan, NodePoolPlan, TaintPlan } from '../types/node-pool';
import type { PrerequisitePlan } from '../types/prerequisite';
import type { SecretStorePlan } from '../types/secret-store';
import type { AuditFacts } from './audit';
import type { BilledRequest } from './billed';
import type { DiskRequest } from './disks';
import type { Form } from './form';
import type { SharingWays } from './gpu-sharing';
import type { LogInFacts } from './log-in';
import type { CloudRegistries } from './registries';

/** A network that the platform does not create. */
interface GivenNetwork {
  /** Port of its API servers, if it is known. */
  readonly apiServerPort: number | undefined;
  /** Its ranges, with what has their addresses. Undefined if they are not known. */
  readonly ranges: readonly (readonly [what: string, cidr: string])[] | undefined;
}

/**
 * Facts of a provider of clusters. Rules and resolvers ask for a fact, never for the name, so a new provider only needs
 * its facts.
 */
export interface Provider {
  readonly name: ProviderName;
  /** Short name in messages: `EKS`. */
  readonly title: string;
  /** Full name in reports: `Amazon EKS`. */
  readonly fullName: string;
  /**
   * Whether `pulumi up` creates the cluster: network, nodes, GPU drivers, buckets, secrets and identities. The facts of
   * such a provider are a {@link Cloud}.
   */
  readonly managesCluster: boolean;
  /** Kubernetes minor versions of clusters, oldest first. */
  readonly kubernetesVersions: readonly string[];
  /** What is billed by use, such as traffic, and is not part of the cost. */
  readonly byUse: readonly string[];
  /** What a cluster costs besides its nodes, at list prices. */
  billed(request: BilledRequest): readonly ServiceCost[];
  /** Region of these prices, and their origins. Undefined without prices. */
  readonly servicePrices: { readonly region: string; readonly sources: readonly string[] } | undefined;
  /** Origin of the prices of nodes: `owner/repository:path@version, date`, or a phrase. */
  priceSource(): string;
  /**
   * Names that must start with a letter, besides those that Kubernetes requires. The provider removes a leading digit
   * from other names or accepts it.
   */
  readonly namesStartWithLetter: readonly ('platform' | 'pool')[];
  /** Fields of a node pool that the API of the provider cannot change, so that another value replaces the pool. */
  readonly immutablePoolFields: readonly string[];
  /**
   * Resources that agents request on every node: network, storage, logs, metrics. Our estimate, rounded up.
   * `gpu-agents.ts` adds those of nodes with GPUs or a fabric.
   */
  readonly agents: NodePoolPlan['agents'];
  /** Ways in which pods can share a GPU. */
  gpuSharing(gpu: Gpu): SharingWays;
  /** Whether the channels are closed through which data of confined teams could leave. */
  readonly channels: ChannelPlans;
  /**
   * If network policies take effect only after a pod has started, and all its connections are allowed until then: the DNS
   * zones that pods of confined teams can resolve. The platform configures the DNS servers of the cluster, and a pod waits
   * until an answer shows that the limits apply to it.
   */
  readonly policiesFollowPods: { readonly confinedZones: readonly string[] } | undefined;
  /** Connections that every pod needs for DNS. */
  readonly dns: readonly NetworkRulePlan[];
  /**
   * Whether the DNS pods are those of CoreDNS: label `k8s-app: kube-dns`, metrics on port 9153. The chart for monitoring
   * would alert on targets that never respond.
   */
  readonly exportsDnsMetrics: boolean;
  /**
   * Whether service accounts have identities. Without them, pods use credentials from a Secret, or credentials that they
   * find, such as those of the node.
   */
  readonly podIdentities: boolean;
  /**
   * Whether service accounts of the same namespace and name have one identity in all clusters of an account. Then their
   * names end with digits that differ between clusters.
   */
  readonly sharesIdentities: boolean;
  /** What is known of a network that the platform does not create. Undefined if it creates the network. */
  readonly givenNetwork: GivenNetwork | undefined;
  /** Connections that operators need for the Kubernetes API. */
  readonly apiServerRules: readonly NetworkRulePlan[];
  /** Connections that External Secrets needs for the secret store, besides those for its credentials. */
  readonly secretStoreRules: readonly NetworkRulePlan[];
  /** Object stores that accept the identities or credentials of pods, by the scheme of their addresses. */
  readonly readableSchemes: readonly ModelScheme[];
  /** How a service account authenticates. `clientId` is an output of the cluster on AKS. */
  identity(namespace: string, serviceAccount: string, clientId: string | undefined): IdentityMechanism;
  /** Secrets in the namespace of each team that only containers of the platform use: what they contain, by their names. */
  readonly secretsOfTeams: Readonly<Record<string, string>>;
  /** Documents of the cloud that give an identity its access. None without {@link Provider.podIdentities}. */
  documents(request: AccessRequest): readonly AccessDocument[];
  /** Keys of objects that these documents can name. @default - all keys */
  readonly documentKeys?: Form;
  /** Connections that a pod needs for its credentials. */
  readonly identityRules: readonly NetworkRulePlan[];
  /** Connections that a pod needs for buckets. */
  readonly objectStoreRules: readonly NetworkRulePlan[];
  /** Minimum rate at which one pod reads from the object store, in bytes per second. Our estimate, rounded down. */
  readonly objectStoreBytesPerSecond: number;
  /** Whether the address of buckets is known. Only the definition of an existing cluster can lack it. */
  readonly objectStoreKnown: boolean;
  /** Location of a bucket. */
  bucket(bucket: BucketName): BucketLocation;
  /** Whether all customers share the names of buckets, so that a name can be taken. */
  readonly globalBucketNames: boolean;
  /** Registries that the provider creates. Undefined if it creates none. */
  readonly registries: CloudRegistries | undefined;
  /** Store from which External Secrets reads the secrets of a platform. */
  secretStore(platform: SecretStoreName): SecretStorePlan;
  /** Annotations that make a load balancer internal or public. Undefined if its controller decides. */
  loadBalancerAnnotations(visibility: 'internal' | 'public'): Labels | undefined;
  /**
   * Seconds without traffic after which the load balancer of a gateway drops a connection. Undefined on an existing
   * cluster, whose load balancer is not known.
   */
  readonly loadBalancerIdleSeconds: number | undefined;
  /** StorageClass of the volumes of operators. @default - the default class of the cluster */
  readonly storageClass?: string;
  /** What network policies need of a cluster that the platform does not create. Empty for a cloud. */
  readonly networkPrerequisites: readonly PrerequisitePlan[];
  /**
   * How the autoscaler provides all nodes of a job at once, for pools with queued provisioning. Undefined if the cloud
   * does not.
   */
  readonly queuedProvisioning: QueuedProvisioningFacts | undefined;
  /** Whether clusters lack metrics-server, which autoscalers need. */
  readonly lacksMetricsServer: boolean;
  /**
   * What the exporter of GPU metrics needs on nodes whose container runtime gives pods neither the libraries of the driver nor
   * the devices: the folder of these libraries. @default - the runtime gives them
   */
  readonly gpuExporter?: { readonly libraries: string };
  /**
   * Values of the chart cluster-autoscaler, which identify the cluster; undefined if the provider adds and removes nodes
   * itself.
   */
  autoscalerValues?(cluster: { readonly name: string; readonly region: string }): AddOnPlan['values'];
}

/** Scheme of the address of a model: Amazon S3 (and compatible object stores) or Google Cloud Storage. */
export type ModelScheme = 's3' | 'gs';

/** The additional facts of a provider that creates clusters. */
export interface Cloud extends Provider {
  readonly name: CloudProvider;
  readonly managesCluster: true;
  /** An account in the terms of the cloud: `AWS account`. */
  readonly accountTitle: string;
  /** Identifiers of accounts. */
  readonly accountForm: Form;
  /** Form of a person, group or role that can administrate the cluster. It excludes everyone at once. */
  readonly adminForm: Form;
  /** How members of teams log in. */
  readonly logIn: LogInFacts;
  /** What it records for audits, and how it labels resources. */
  readonly audit: AuditFacts;
  /** Zones of a cluster if the definition gives none. */
  defaultZones(region: string): readonly string[];
  /** Minimum number of zones of a cluster. */
  readonly minZones: number;
  /** Whether pods have addresses of their own range. Otherwise they have addresses of the network. */
  readonly podsHaveOwnRange: boolean;
  /** Whether the API of the cloud refuses a system pool without nodes. */
  readonly systemPoolRequired: boolean;
  /** Whether a capacity reservation is in one zone, so that its pool must be in that zone. */
  readonly reservationsAreZonal: boolean;
  /** Form of the reservation that a pool names, by the kinds of capacity that have one. */
  readonly reservationForms: Readonly<Partial<Record<PurchaseKind, Form>>>;
  /** Form of the placement that a reservation was created in. Undefined if reservations have none. */
  readonly placementForm: Form | undefined;
  /** Origin of the kinds of capacity that each machine type is sold as: `ORIGIN, DATE`. */
  purchaseSource(): string;
  /** Names that the secret manager accepts. */
  readonly secretNames: Form;
  /** Whether secrets are found by the account, so that the definition must give it. */
  readonly secretsNeedAccount: boolean;
  /**
   * Whether the CPUs of a machine type are throttled or cost more under continuous load. Such a type is chosen only if a
   * pool names it.
   */
  isBurstable(machine: MachineType): boolean;
  /** CPU architecture of a machine type that is newer than the catalog, by its name. */
  architecture(machineType: string): MachineType['arch'];
  /** Whether a machine type that is newer than the catalog can have this GPU. */
  acceptsGpu(gpu: GpuType): boolean;
  /** Maximum number of ranges that can reach the Kubernetes API. */
  readonly maxApiRanges: number;
  /** Sizes that a network can have. */
  readonly networkBounds: NetworkBounds;
  /** Fields of a network that only some clouds have, and that this one has. */
  readonly networkFields: readonly CloudNetworkField[];
  /** The ranges of a network; undefined if they do not fit into the given one. */
  network(spec: NetworkSpec | undefined, zones: readonly string[]): NetworkPlan | undefined;
  /** Size of the policy of the endpoints of the object store. @default - endpoints have none */
  storageEndpointSize?(cluster: Pick<ClusterPlan, 'buckets' | 'network' | 'region'>): number;
  /** Sizes in GiB that a root disk can have. */
  readonly diskBounds: { readonly least: number; readonly most: number };
  /** The disk of a node that holds images, logs and scratch space. */
  disk(request: DiskRequest): NodeDiskPlan;
  /** Allocatable of a node with this machine type and disk, without devices. */
  allocatable(machine: MachineType, disk: Pick<NodeDiskPlan, 'kind' | 'gib'>): Omit<AllocatablePlan, 'devices'>;
  /** Taints of a pool, so that only pods that tolerate them run on it. */
  taints(pool: {
    readonly gpu: boolean;
    readonly capacity: PurchaseKind;
    readonly arch: 'amd64' | 'arm64';
  }): readonly TaintPlan[];
  /**
   * Owners of the driver and the device plugin of GPU nodes, the same for all pools of a cluster. `mig` is true if a pool
   * has GPUs that are partitioned in hardware.
   */
  gpuStack(mig: boolean): Pick<GpuPoolPlan, 'driver' | 'devicePlugin'>;
  /** Labels that tell the cluster autoscaler that the GPUs of a new node are not ready yet. @default - none are needed */
  gpuLabels?(gpu: Pick<GpuPoolPlan, 'type' | 'resource'>): Labels;
  /** Notice before the cloud reclaims a spot node, and the part of it that pods get. */
  readonly interruption: NonNullable<NodePoolPlan['interruption']>;
  /** Seconds that an upgrade waits for the pods of a drained node. */
  readonly drainSeconds: number;
  /** The fast network between nodes of a machine type; undefined if it has none. */
  fabric(machine: MachineType): FabricPlan | undefined;
  /** Whether nodes of this machine type that are bought this way can be close together for that network. */
  fabricSoldAs(machine: Pick<MachineType, 'name'>, kind: PurchaseKind): boolean;
  /** Name of that network: `EFA`. */
  readonly fabricTitle: string;
  /** Settings of a pool in the API of the cloud. */
  pool(pool: CloudPoolRequest): CloudPoolPlan;
}

/** Names in the API of the autoscaler of a cloud that provides all nodes of a job at once. */
interface QueuedProvisioningFacts {
  /** Class of its ProvisioningRequests. */
  readonly className: string;
  /** Label of the nodes of a request, and the detail in the status of the request that has its value. */
  readonly nodeLabel: string;
  readonly detail: string;
  /** Parameter of a request with the seconds that its nodes exist, and the most of them. */
  readonly durationParameter: string;
  readonly maxSeconds: number;
}

/** Fields of a network that only some clouds have. */
export type CloudNetworkField = 'imageBuckets' | 'perimeter';

/** Decisions about a pool from which its settings in the API of the cloud follow. */
export interface CloudPoolRequest {
  readonly machine: MachineType;
  readonly capacity: CapacitySpec;
  /** Whether operators run on it. */
  readonly system: boolean;
  readonly fabric: boolean;
  readonly disk: NodeDiskPlan;
  /** Images of the workloads on it. */
  readonly images: readonly string[];
  /** Whether a key of the customer encrypts the disks. */
  readonly customerKey: boolean;
  /** Absent if each GPU belongs to one pod. */
  readonly sharing?: GpuSharingPlan;
}

/** What an identity may access. */
export interface AccessRequest {
  readonly grants: readonly BucketGrant[];
  /** Names of secrets. */
  readonly secrets: readonly string[];
  /** Location of a bucket, by its name in the definition. Undefined for an unknown bucket. */
  locationOf(bucket: string): BucketLocation | undefined;
}

/** Limits of a cluster's network. */
export interface NetworkBounds {
  /** Prefix of the largest range that the cloud accepts. */
  readonly largest: number;
  /** Prefix of the smallest range that has room for the minimum size of all parts. */
  readonly smallest: number;
  /**
   * Maximum number of zones, each with its own subnets, so that pools can only be in zones of the cluster. Absent if a
   * subnet spans all zones of the region.
   */
  readonly zones?: number;
  /** Addresses of each range that the cloud reserves. */
  readonly reserved: number;
  /** Prefix of the part of the pods' range that each node gets; absent if nodes get none. */
  readonly podsOfNode?: number;
}

/** Parts of the name of a bucket in a cloud. */
interface BucketName {
  readonly platform: string;
  readonly name: string;
  /** The name in the definition. */
  readonly given: string | undefined;
  /** Digits of the platform, as of `resolve/cluster/unique-digits.ts`. */
  readonly unique: string;
}

/** Parts of the name of the secret store of a platform. */
interface SecretStoreName {
  readonly platform: string;
  /** As in the definition; empty if it has none. */
  readonly account: string;
  /** Eight hexadecimal digits that differ between platforms. */
  readonly unique: string;
}
