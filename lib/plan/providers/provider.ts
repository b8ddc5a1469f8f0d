import type { Gpu } from '../../catalog/gpus';
import type { MachineType } from '../../catalog/machines';
import type { NetworkSpec } from '../../definition/cluster';
import type { CapacitySpec } from '../../definition/node-pool';
import type { BucketLocation } from '../types/bucket';
import type { NetworkPlan } from '../types/cluster';
import type { FabricPlan } from '../types/fabric';
import type { GpuPoolPlan, GpuSharingPlan } from '../types/gpu-pool';
import type { IdentityMechanism } from '../types/identity';
import type { Labels } from '../types/labels';
import type { NetworkRulePlan } from '../types/network';
import type { AllocatablePlan, CloudPoolPlan, NodePoolPlan, TaintPlan } from '../types/node-pool';
import type { SecretStorePlan } from '../types/secret-store';
import type { SharingWays } from './gpu-sharing';

/** What workloads must know about the cluster that they run in. Every kind of cluster answers all of it. */
export interface Provider {
  readonly name: 'eks' | 'gke' | 'aks' | 'existing';
  /**
   * What agents on every node take from its allocatable: network, storage, logs, metrics. Our estimate, rounded up. What
   * nodes with GPUs or a fabric need besides is in `gpu-agents.ts`.
   */
  readonly agents: NodePoolPlan['agents'];
  /** In which ways pods can share such a GPU here. */
  gpuSharing(gpu: Gpu): SharingWays;
  /** Connections that every pod needs to resolve names. */
  readonly dns: readonly NetworkRulePlan[];
  /** How a service account proves who it is; `clientId` where only the cloud can tell it. */
  identity(namespace: string, serviceAccount: string, clientId: string | undefined): IdentityMechanism;
  /** Connections that a pod needs to get its credentials. */
  readonly identityRules: readonly NetworkRulePlan[];
  /** Connections that a pod needs to reach buckets. */
  readonly objectStoreRules: readonly NetworkRulePlan[];
  /** Bytes a second that one pod reads from the object store, at least. Our estimate, on the safe side. */
  readonly objectStoreBytesPerSecond: number;
  /** Where External Secrets reads the secrets of a platform. */
  secretStore(platform: SecretStoreName): SecretStorePlan;
  /** Annotations that make a load balancer internal or public. */
  loadBalancerAnnotations(visibility: 'internal' | 'public'): Labels;
  /** Add-ons that this kind of cluster lacks although every platform needs them. */
  readonly missing: readonly ('metrics-server' | 'cluster-autoscaler')[];
}

/** What making a cluster needs besides. */
export interface Cloud extends Provider {
  readonly name: 'eks' | 'gke' | 'aks';
  defaultZones(region: string): readonly string[];
  /** What a network can be. */
  readonly networkBounds: NetworkBounds;
  /** The ranges of a network; none where they do not fit into the one that is given. */
  network(spec: NetworkSpec | undefined, zones: readonly string[]): NetworkPlan | undefined;
  /** What a node of this machine type and disk reports as allocatable, without its devices. */
  allocatable(machine: MachineType, diskGiB: number): Omit<AllocatablePlan, 'devices'>;
  /** Taints that keep a pool to those that ask for it. */
  taints(pool: {
    readonly gpu: boolean;
    readonly spot: boolean;
    readonly arch: 'amd64' | 'arm64';
  }): readonly TaintPlan[];
  /**
   * Who brings the driver and the device plugin of GPU nodes: one owner for each, the same for all pools of a cluster.
   * `mig` says whether GPUs of some pool are cut in hardware.
   */
  gpuStack(mig: boolean): Pick<GpuPoolPlan, 'driver' | 'devicePlugin'>;
  /** Labels by which the cluster's autoscaler knows that a node's GPUs are still to come. @default - none are needed */
  gpuLabels?(gpu: Pick<GpuPoolPlan, 'type' | 'resource'>): Labels;
  /** How long before it takes a spot node away the cloud says so, and what of that is left to pods. */
  readonly interruption: NonNullable<NodePoolPlan['interruption']>;
  /** The fast network between such machines; none where they have none. */
  fabric(machine: MachineType): FabricPlan | undefined;
  /** What the cloud's API is told about a pool. */
  pool(pool: CloudPoolRequest): CloudPoolPlan;
  /** Where a bucket is. */
  bucket(bucket: BucketName): BucketLocation;
}

/** What is decided about a pool before the cloud is told of it. */
export interface CloudPoolRequest {
  readonly machine: MachineType;
  readonly capacity: CapacitySpec;
  /** Whether operators run on it. */
  readonly system: boolean;
  readonly fabric: boolean;
  /** Absent where each GPU belongs to one pod. */
  readonly sharing?: GpuSharingPlan;
}

/** Bounds of a cluster's network. */
export interface NetworkBounds {
  /** Prefix of the largest range that the cloud takes. */
  readonly largest: number;
  /** Prefix of the smallest range that all parts fit into, each as large as the cloud wants it at least. */
  readonly smallest: number;
  /** How many zones can have a range of their own; absent where all share one. */
  readonly zones?: number;
  /** Addresses of each range that the cloud keeps for itself. */
  readonly reserved: number;
  /** Prefix of the pods' range that each node gets; absent where pods have addresses of the nodes' range. */
  readonly podsOfNode?: number;
}

/** What the name of a bucket in a cloud, where all customers share the names, is made from. */
interface BucketName {
  readonly platform: string;
  readonly name: string;
  /** The name that the definition gives, if it does. */
  readonly given: string | undefined;
  /** Eight digits that are the same for all buckets of a platform and differ between platforms. */
  readonly unique: string;
}

/** What the place of a platform's secrets is named by. */
interface SecretStoreName {
  readonly platform: string;
  /** As the definition gives it; empty where it does not. */
  readonly account: string;
  /** Eight digits that differ between platforms. */
  readonly unique: string;
}
