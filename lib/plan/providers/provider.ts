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

/** Facts of a kind of cluster that workloads depend on. */
export interface Provider {
  readonly name: 'eks' | 'gke' | 'aks' | 'existing';
  /**
   * Requests of the DaemonSets on every node: network, storage, logs, metrics. Our estimate, rounded up. Those for GPUs
   * and fabrics are in `gpu-agents.ts`.
   */
  readonly agents: NodePoolPlan['agents'];
  /** How pods can share such a GPU. */
  gpuSharing(gpu: Gpu): SharingWays;
  /** Connections that every pod needs for DNS. */
  readonly dns: readonly NetworkRulePlan[];
  /** How a service account authenticates. `clientId` is an output of the cloud, if it needs one. */
  identity(namespace: string, serviceAccount: string, clientId: string | undefined): IdentityMechanism;
  /** Connections that a pod needs to get its credentials. */
  readonly identityRules: readonly NetworkRulePlan[];
  /** Connections that a pod needs to reach buckets. */
  readonly objectStoreRules: readonly NetworkRulePlan[];
  /** Minimum throughput of one pod from the object store, in bytes per second. A conservative estimate. */
  readonly objectStoreBytesPerSecond: number;
  /** The store from which External Secrets reads the secrets of a platform. */
  secretStore(platform: SecretStoreName): SecretStorePlan;
  /** Annotations that make a load balancer internal or public. */
  loadBalancerAnnotations(visibility: 'internal' | 'public'): Labels;
  /** Add-ons that every platform needs and this kind of cluster does not include. */
  readonly missing: readonly ('metrics-server' | 'cluster-autoscaler')[];
}

/** Facts of a cloud that creates clusters. */
export interface Cloud extends Provider {
  readonly name: 'eks' | 'gke' | 'aks';
  defaultZones(region: string): readonly string[];
  /** Limits of the network. */
  readonly networkBounds: NetworkBounds;
  /** The ranges of a network. Undefined if they do not fit into the specified range. */
  network(spec: NetworkSpec | undefined, zones: readonly string[]): NetworkPlan | undefined;
  /** Allocatable of a node with this machine type and disk, without devices. */
  allocatable(machine: MachineType, diskGiB: number): Omit<AllocatablePlan, 'devices'>;
  /** Taints that reserve a pool for pods that tolerate them. */
  taints(pool: {
    readonly gpu: boolean;
    readonly spot: boolean;
    readonly arch: 'amd64' | 'arm64';
  }): readonly TaintPlan[];
  /**
   * Who installs the driver and the device plugin of GPU nodes: one owner for each, the same for all pools of a
   * cluster. `mig`: whether a pool has GPUs partitioned by MIG.
   */
  gpuStack(mig: boolean): Pick<GpuPoolPlan, 'driver' | 'devicePlugin'>;
  /** Labels that make the cluster autoscaler wait for the GPUs of a new node. @default - not needed */
  gpuLabels?(gpu: Pick<GpuPoolPlan, 'type' | 'resource'>): Labels;
  /** Notice before a spot node is reclaimed, and the part of it that pods get. */
  readonly interruption: NonNullable<NodePoolPlan['interruption']>;
  /** The fast network between such machines. Undefined if they have none. */
  fabric(machine: MachineType): FabricPlan | undefined;
  /** Parameters of a pool for the API of the cloud. */
  pool(pool: CloudPoolRequest): CloudPoolPlan;
  /** Location of a bucket. */
  bucket(bucket: BucketName): BucketLocation;
}

/** Decisions about a pool that its cloud parameters depend on. */
export interface CloudPoolRequest {
  readonly machine: MachineType;
  readonly capacity: CapacitySpec;
  /** Whether operators run on it. */
  readonly system: boolean;
  readonly fabric: boolean;
  /** Absent if GPUs are not shared. */
  readonly sharing?: GpuSharingPlan;
}

/** Limits of a cluster's network. */
export interface NetworkBounds {
  /** Prefix of the largest range that the cloud accepts. */
  readonly largest: number;
  /** Prefix of the smallest range that holds all subnets in their minimum size. */
  readonly smallest: number;
  /** Maximum number of zones with their own ranges. Absent if all zones share one range. */
  readonly zones?: number;
  /** Addresses of each range that the cloud reserves. */
  readonly reserved: number;
  /** Prefix of the pod range of each node. Absent if pods have addresses of the node range. */
  readonly podsOfNode?: number;
}

/** Parts of the globally unique name of a bucket. */
interface BucketName {
  readonly platform: string;
  readonly name: string;
  /** The name in the definition, if it is set. */
  readonly given: string | undefined;
  /** Eight hex digits, the same for all buckets of a platform and different between platforms. */
  readonly unique: string;
}

/** Parts of the name of a platform's secret store. */
interface SecretStoreName {
  readonly platform: string;
  /** The account in the definition; empty if it is not set. */
  readonly account: string;
  /** Eight hex digits, different between platforms. */
  readonly unique: string;
}
