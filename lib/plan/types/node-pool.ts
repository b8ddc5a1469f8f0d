import type { PurchaseKind } from '../../catalog/machines';
import type { FabricPlan } from './fabric';
import type { GpuPoolPlan } from './gpu-pool';
import type { Labels } from './labels';

/** A pool of equal nodes. */
export interface NodePoolPlan {
  readonly name: string;
  /** `existing` for nodes that the platform does not create. */
  readonly machineType: string;
  readonly arch: 'amd64' | 'arm64';
  readonly nodes: { readonly min: number; readonly max: number };
  readonly capacity: PurchaseKind;
  /** Zones of the nodes. Empty if the cloud or the owner of the cluster decides. */
  readonly zones: readonly string[];
  /** Present if the cloud can interrupt nodes: the notice that it gives, and how much of it a pod has to terminate. */
  readonly interruption?: { readonly noticeSeconds: number; readonly graceSeconds: number };
  /** Present if the nodes of the pool have a fast network between them. */
  readonly fabric?: FabricPlan;
  readonly diskGiB: number;
  /** Labels that the node pool sets, or that select existing nodes. Pods select nodes by all of them. */
  readonly labels: Labels;
  readonly taints: readonly TaintPlan[];
  /** What a node reports as allocatable. */
  readonly allocatable: AllocatablePlan;
  /** Requests of agents that run on every node (network, storage, logs, metrics). */
  readonly agents: { readonly cpuMilli: number; readonly memoryBytes: number; readonly pods: number };
  readonly gpu?: GpuPoolPlan;
  /** Settings of the cloud for these nodes. Absent for existing nodes. */
  readonly cloud?: CloudPoolPlan;
  /** List price of one node in US dollars per hour. Absent if it is unknown. */
  readonly hourlyUsd?: number;
  /**
   * Region and kind of that list price. The region is another one if no price list covers that of the cluster, and a
   * spot pool has the on-demand price if its spot price is unknown. Absent without a price, or if the definition sets
   * it.
   */
  readonly listPrice?: { readonly region: string; readonly kind: 'on-demand' | 'spot' };
}

/** A taint of all nodes of a pool. */
export interface TaintPlan {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /** Whether the cloud sets it by itself, so that the node pool must not. */
  readonly setByCloud: boolean;
}

/** Allocatable resources of a node. */
export interface AllocatablePlan {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly ephemeralBytes: number;
  readonly pods: number;
  /** Devices by resource name. */
  readonly devices: Readonly<Record<string, number>>;
}

/** Parameters of the cloud's API. */
export type CloudPoolPlan =
  | {
      readonly provider: 'eks';
      readonly amiType:
        | 'AL2023_x86_64_STANDARD'
        | 'AL2023_ARM_64_STANDARD'
        | 'AL2023_x86_64_NVIDIA'
        | 'AL2023_ARM_64_NVIDIA';
      readonly capacityType: 'ON_DEMAND' | 'SPOT' | 'CAPACITY_BLOCK';
      /** Id of a Capacity Reservation. */
      readonly reservation?: string;
      /** Network interfaces with EFA, in a cluster placement group. Absent without a fabric. */
      readonly efaInterfaces?: number;
    }
  | {
      readonly provider: 'gke';
      readonly imageType: 'COS_CONTAINERD';
      readonly spot: boolean;
      readonly accelerator?: {
        readonly type: string;
        readonly count: number;
        readonly driverVersion: 'DEFAULT' | 'LATEST' | 'INSTALLATION_DISABLED';
        /** MIG profile of each GPU. */
        readonly partitionSize?: string;
        readonly sharing?: { readonly strategy: 'TIME_SHARING' | 'MPS'; readonly maxSharedClients: number };
      };
      /**
       * Seconds of the kubelet's graceful shutdown on a spot node, and the last part of them for critical pods. Absent
       * for GKE's defaults of 30 and 15.
       */
      readonly shutdown?: { readonly totalSeconds: number; readonly criticalPodsSeconds: number };
      /** Name of a reservation. */
      readonly reservation?: string;
      /**
       * Whether nodes are provisioned by GKE's queue, which allows neither automatic repair nor a fixed number of
       * nodes.
       */
      readonly flexStart?: boolean;
      /** Compact placement with gVNIC and Fast Socket. Absent without a fabric. */
      readonly compactPlacement?: boolean;
    }
  | {
      readonly provider: 'aks';
      readonly mode: 'System' | 'User';
      readonly osSku: 'Ubuntu' | 'AzureLinux';
      readonly spot: boolean;
      readonly gpuDriver?: 'Install' | 'None';
      /** MIG profile of each GPU in the notation of AKS. */
      readonly gpuInstanceProfile?: 'MIG1g' | 'MIG2g' | 'MIG3g' | 'MIG4g' | 'MIG7g';
      /** Resource id of a capacity reservation group. */
      readonly reservation?: string;
      /** Whether the nodes are in a proximity placement group. */
      readonly proximityPlacement?: boolean;
    };
