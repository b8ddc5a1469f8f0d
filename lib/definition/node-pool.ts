import type { GpuSpec } from './gpu';

/** A pool of equal nodes. The cheapest machine type that has all that is asked for is chosen from the catalog. */
export interface NodePoolSpec {
  /**
   * What each node must have at least, or the one machine type that it shall be.
   * @default - any machine type that has the GPUs; one of `machine` and `gpu` is needed
   */
  readonly machine?: MachineSpec;
  /** @default - no GPU */
  readonly gpu?: GpuSpec;
  readonly nodes: NodeCountSpec;
  /** @default { kind: 'on-demand' } */
  readonly capacity?: CapacitySpec;
  /**
   * Size of each node's root disk, which holds images, logs and scratch space.
   * @default '100Gi'
   */
  readonly disk?: string;
  /**
   * Zones of the nodes, in the cloud's own spelling.
   * @default - those of the cluster; with `fabric` the first of them
   */
  readonly zones?: readonly string[];
  /**
   * Nodes stand close together in one zone and talk over the fastest network that the cloud gives to pods: EFA on EKS,
   * compact placement with gVNIC and Fast Socket on GKE, a proximity placement group on AKS. For training on several nodes.
   * @default false
   */
  readonly fabric?: boolean;
}

/** Size of a node, or the name of a machine type. */
export type MachineSpec =
  | {
      /** Whole CPUs of a node, at least. */
      readonly cpu: number;
      /** Memory of a node, at least: `32Gi`. */
      readonly memory: string;
      /** @default 'amd64' */
      readonly arch?: 'amd64' | 'arm64';
    }
  | {
      /** The cloud's own name: `m7i.2xlarge`. Ties the definition to that cloud. */
      readonly type: string;
    };

/** How many nodes the cluster's autoscaler may run. */
export interface NodeCountSpec {
  /**
   * 0 or more. EKS refuses a higher number than there are nodes at that moment: when raising it, first let the node
   * group run as many, with `aws eks update-nodegroup-config`.
   */
  readonly min: number;
  /** At least 1 and at least `min`. */
  readonly max: number;
}

/** How nodes are bought. */
export type CapacitySpec =
  | {
      /** `on-demand`: at the list price, for as long as you like. `spot`: cheaper, and taken away at short notice. */
      readonly kind: 'on-demand' | 'spot';
    }
  | {
      /** Capacity that was reserved beforehand. */
      readonly kind: 'reservation';
      /**
       * Which: id of a Capacity Reservation on EKS (`cr-…`), name of a reservation on GKE, resource id of a capacity
       * reservation group on AKS.
       */
      readonly reservation: string;
    }
  | {
      /** GKE's queue for capacity of up to seven days: nodes come when all of them are there. */
      readonly kind: 'flex-start';
    };

/** The pool that operators run on. */
export interface SystemPoolSpec {
  /** @default { cpu: 2, memory: '8Gi' } */
  readonly machine?: MachineSpec;
  /** @default { min: 2, max: 4 } */
  readonly nodes?: NodeCountSpec;
}

/** Nodes that exist already, as the cluster describes them. */
export interface ExistingNodePoolSpec {
  /** Labels that select exactly these nodes. */
  readonly labels: Readonly<Record<string, string>>;
  /** Taints that pods must tolerate. @default [] */
  readonly taints?: readonly TaintSpec[];
  /** What `kubectl describe node` prints under Allocatable. */
  readonly allocatable: {
    /** `7`, `7500m`. */
    readonly cpu: string;
    /** `28Gi`. */
    readonly memory: string;
    /** @default '50Gi' */
    readonly ephemeralStorage?: string;
    /** @default 110 */
    readonly pods?: number;
  };
  /** @default - no GPU */
  readonly gpu?: GpuSpec;
  /** @default 'amd64' */
  readonly arch?: 'amd64' | 'arm64';
  readonly nodes: {
    /** @default - as many as `max`: machines that are there stay there */
    readonly min?: number;
    readonly max: number;
  };
  /** What a node costs in US dollars an hour. @default - unknown, and then not part of the sums */
  readonly hourlyUsd?: number;
}

/** A taint of a node. */
export interface TaintSpec {
  readonly key: string;
  /** @default '' */
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}
