import type { PurchaseKind } from '../../catalog/machines';
import type { CloudPoolPlan } from './cloud-pool';
import type { FabricPlan } from './fabric';
import type { GpuPoolPlan } from './gpu-pool';
import type { Labels } from './labels';
import type { NodeDiskPlan } from './node-disk';

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
  /**
   * Source in the catalog by which all zones sell the machine type. Absent if no source has them: `pulumi up` asks the
   * cloud before it creates anything.
   */
  readonly zoneSource?: string;
  /** Present if the cloud can interrupt nodes: the notice that it gives, and how much of it a pod has to terminate. */
  readonly interruption?: { readonly noticeSeconds: number; readonly graceSeconds: number };
  /**
   * Maximum seconds that a pod has to terminate when its node is drained, for example for an upgrade. Absent if nothing
   * limits it or the owner of the cluster decides.
   */
  readonly drainSeconds?: number;
  /** Present if the nodes of the pool have a fast network between them. */
  readonly fabric?: FabricPlan;
  /** Size of the root disk in the definition. */
  readonly diskGiB: number;
  /** Where images, logs and scratch space are. Absent for existing nodes. */
  readonly disk?: NodeDiskPlan;
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
