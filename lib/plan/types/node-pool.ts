import type { PurchaseKind } from '../../catalog/machines';
import type { FabricPlan } from './fabric';
import type { GpuPoolPlan } from './gpu-pool';
import type { Labels } from './labels';

/** A pool of equal nodes, as both halves see it. */
export interface NodePoolPlan {
  readonly name: string;
  /** `existing` for nodes that are not ours to make. */
  readonly machineType: string;
  readonly arch: 'amd64' | 'arm64';
  readonly nodes: { readonly min: number; readonly max: number };
  readonly capacity: PurchaseKind;
  /** Zones of the nodes; empty where the cloud or whoever made the cluster decides. */
  readonly zones: readonly string[];
  /**
   * Present where nodes can be taken away: how long before it the cloud says so, and how much of that a pod gets at most
   * to end itself.
   */
  readonly interruption?: { readonly noticeSeconds: number; readonly graceSeconds: number };
  /** Present where nodes of the pool have a fast network between them. */
  readonly fabric?: FabricPlan;
  readonly diskGiB: number;
  /** Labels that our node pool sets, or that select the nodes which exist. Pods select on all of them. */
  readonly labels: Labels;
  readonly taints: readonly TaintPlan[];
  /** What a node reports as allocatable. */
  readonly allocatable: AllocatablePlan;
  /** What agents that run on every node (network, storage, logs, metrics) take from it. */
  readonly agents: { readonly cpuMilli: number; readonly memoryBytes: number; readonly pods: number };
  readonly gpu?: GpuPoolPlan;
  /** How the cloud makes such nodes; absent for nodes that exist. */
  readonly cloud?: CloudPoolPlan;
  /** List price of one node, US dollars an hour; absent where none is known. */
  readonly hourlyUsd?: number;
  /**
   * Whose list price that is: of a region that stands in where no price list covers the cluster's own, and on demand for
   * a spot pool whose spot price is not known. Absent where there is no price, or the definition gives it.
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

/** What a node can give to pods. */
export interface AllocatablePlan {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly ephemeralBytes: number;
  readonly pods: number;
  /** Devices by resource name. */
  readonly devices: Readonly<Record<string, number>>;
}

/** What the cloud's API is told. */
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
      /** Network interfaces with EFA, in a cluster placement group; absent without a fabric. */
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
        /** MIG profile that each GPU is cut into. */
        readonly partitionSize?: string;
        readonly sharing?: { readonly strategy: 'TIME_SHARING' | 'MPS'; readonly maxSharedClients: number };
      };
      /**
       * Seconds that the kubelet takes to shut a spot node down, and those of them that critical pods get at the end;
       * absent where GKE's own 30 and 15 hold.
       */
      readonly shutdown?: { readonly totalSeconds: number; readonly criticalPodsSeconds: number };
      /** Name of a reservation. */
      readonly reservation?: string;
      /** Whether nodes wait in GKE's queue; it wants no automatic repair and no fixed number of nodes. */
      readonly flexStart?: boolean;
      /** Compact placement with gVNIC and Fast Socket; absent without a fabric. */
      readonly compactPlacement?: boolean;
    }
  | {
      readonly provider: 'aks';
      readonly mode: 'System' | 'User';
      readonly osSku: 'Ubuntu' | 'AzureLinux';
      readonly spot: boolean;
      readonly gpuDriver?: 'Install' | 'None';
      /** MIG profile that each GPU is cut into, as AKS calls it. */
      readonly gpuInstanceProfile?: 'MIG1g' | 'MIG2g' | 'MIG3g' | 'MIG4g' | 'MIG7g';
      /** Resource id of a capacity reservation group. */
      readonly reservation?: string;
      /** Whether its nodes are in a proximity placement group. */
      readonly proximityPlacement?: boolean;
    };
