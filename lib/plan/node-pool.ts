import type { GpuType } from '../catalog/gpus';
import type { Labels } from './pod';

/** A pool of equal nodes, as both halves see it. */
export interface NodePoolPlan {
  readonly name: string;
  /** `existing` for nodes that are not ours to make. */
  readonly machineType: string;
  readonly arch: 'amd64' | 'arm64';
  readonly nodes: { readonly min: number; readonly max: number };
  readonly capacity: 'on-demand' | 'spot';
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

/** GPUs of a pool's nodes and who brings their driver and device plugin: one owner each. */
export interface GpuPoolPlan {
  readonly type: GpuType;
  readonly count: number;
  readonly memoryMiB: number;
  /** Resource that a pod asks for. */
  readonly resource: string;
  readonly driver: 'node-image' | 'cloud' | 'existing';
  readonly devicePlugin: 'add-on' | 'cloud' | 'existing';
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
      readonly capacityType: 'ON_DEMAND' | 'SPOT';
    }
  | {
      readonly provider: 'gke';
      readonly imageType: 'COS_CONTAINERD';
      readonly spot: boolean;
      readonly accelerator?: {
        readonly type: string;
        readonly count: number;
        readonly driverVersion: 'DEFAULT' | 'LATEST' | 'INSTALLATION_DISABLED';
      };
    }
  | {
      readonly provider: 'aks';
      readonly mode: 'System' | 'User';
      readonly osSku: 'Ubuntu' | 'AzureLinux';
      readonly spot: boolean;
      readonly gpuDriver?: 'Install' | 'None';
    };
