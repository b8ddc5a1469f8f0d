import type { GpuSpec } from './gpu';

/** A pool of equal nodes. It uses the cheapest machine type of the catalog that meets all requirements. */
export interface NodePoolSpec {
  /**
   * Minimum size of each node, or one machine type.
   * @default - any machine type with the GPUs of `gpu`; `machine` or `gpu` is required
   */
  readonly machine?: MachineSpec;
  /**
   * GPUs of each node.
   * @default - no GPU
   */
  readonly gpu?: GpuSpec;
  /** Minimum and maximum number of nodes. */
  readonly nodes: NodeCountSpec;
  /**
   * How nodes are bought.
   * @default { kind: 'on-demand' }
   */
  readonly capacity?: CapacitySpec;
  /**
   * Size of the root disk of each node, at most 1Pi, which holds images, logs and scratch space.
   * @default '100Gi'
   */
  readonly disk?: string;
  /**
   * Whether images, logs and scratch space are on local disks of the machine instead of the root disk: the instance store on
   * EKS, Local SSDs on GKE, the temporary disk on AKS. They are faster, and part of the price of the machine.
   * @default true - if the machine type has local disks of at least the size of `disk`
   */
  readonly localDisk?: boolean;
  /**
   * Zones of the nodes as the cloud names them, at least one: `['us-east-1a']`. `pulumi up` fails before it creates
   * anything if one of them does not sell the machine type.
   * @default - the zones of the cluster that sell the machine type, as far as the catalog knows them; with `fabric` only
   * the first of them
   */
  readonly zones?: readonly string[];
  /**
   * Whether nodes are close together in one zone, on the fastest network that the cloud offers to pods: EFA on EKS,
   * compact placement with gVNIC and Fast Socket on GKE, a proximity placement group on AKS. For training on several
   * nodes.
   * @default false
   */
  readonly fabric?: boolean;
}

/** Minimum size of a node, or a machine type. */
export type MachineSpec =
  | {
      /** Minimum number of CPUs of a node: a whole number, 1 to 100000. */
      readonly cpu: number;
      /** Minimum memory of a node, at most 64Ti: `32Gi`. */
      readonly memory: string;
      /** CPU architecture. @default 'amd64' */
      readonly arch?: 'amd64' | 'arm64';
    }
  | {
      /** Machine type as the cloud names it: `m7i.2xlarge`. It ties the definition to that cloud. */
      readonly type: string;
    }
  | SizedMachineSpec;

/**
 * A machine type that the catalog does not have, or not in this region, with its size. If the catalog has the type, its
 * size applies, and another one is an error. The cost excludes a type without a known price.
 */
export interface SizedMachineSpec {
  /** Machine type as the cloud names it: `m9i.2xlarge`. */
  readonly type: string;
  /** Number of CPUs of the machine: a whole number, 1 to 100000. */
  readonly cpu: number;
  /** Memory of the machine, as the cloud states it, at most 64Ti: `32Gi`. */
  readonly memory: string;
  /** CPU architecture. @default - by the GPU, or by the name of the type */
  readonly arch?: 'amd64' | 'arm64';
}

/** Bounds of the cluster autoscaler. */
export interface NodeCountSpec {
  /**
   * Minimum number of nodes, 0 to 100000. EKS rejects a minimum above the current number of nodes: to raise it, first
   * scale the node group with `aws eks update-nodegroup-config`.
   */
  readonly min: number;
  /** Maximum number of nodes: 1 to 100000, and at least `min`. */
  readonly max: number;
}

/** How nodes are bought. */
export type CapacitySpec =
  | {
      /**
       * `on-demand`: at list price, without interruptions. `spot`: cheaper; the cloud reclaims nodes at short notice.
       */
      readonly kind: 'on-demand' | 'spot';
    }
  | {
      /**
       * Capacity that is reserved, and paid whether it is used or not: an On-Demand Capacity Reservation on EKS, a
       * reservation on GKE, a capacity reservation group on AKS.
       */
      readonly kind: 'reservation';
      /**
       * Id of the Capacity Reservation on EKS (`cr-0123456789abcdef0`). On GKE the name of the reservation, with
       * `projects/PROJECT/reservations/` before it if another project shares it, and `/reservationBlocks/BLOCK` after it
       * for one block. Resource id of the capacity reservation group on AKS.
       */
      readonly reservation: string;
      /**
       * Name of the cluster placement group on EKS, or of the compact placement policy on GKE, that the reservation was
       * created in. Nodes outside of it cannot use the reservation.
       * @default - the reservation was created in none
       */
      readonly placement?: string;
    }
  | {
      /**
       * A Capacity Block of EC2: machines for machine learning in one zone, paid in advance from a start to an end. Nodes
       * can start when the block does, and are terminated 30 minutes before it ends.
       */
      readonly kind: 'capacity-block';
      /** Id of the Capacity Reservation of the block: `cr-0123456789abcdef0`. */
      readonly reservation: string;
    }
  | {
      /**
       * Scarce machines of GKE, each for up to seven days. `flex-start`: nodes arrive one by one when Google Cloud has
       * them. `queued-provisioning`: flex-start for training jobs only; a job waits in the queue until Google Cloud
       * provides all of its nodes at the same time.
       */
      readonly kind: 'flex-start' | 'queued-provisioning';
    };

/** The node pool of operators. */
export interface SystemPoolSpec {
  /**
   * Minimum size of each node, or one machine type.
   * @default { cpu: 2, memory: '8Gi' }
   */
  readonly machine?: MachineSpec;
  /**
   * Minimum and maximum number of nodes.
   * @default { min: 2, max: 4 }
   */
  readonly nodes?: NodeCountSpec;
}

/** Existing nodes, as the cluster describes them. */
export interface ExistingNodePoolSpec {
  /** Labels by key that select exactly these nodes: `{ pool: cpu }`. */
  readonly labels: Readonly<Record<string, string>>;
  /** Taints of the nodes, which pods of the pool tolerate. @default [] */
  readonly taints?: readonly TaintSpec[];
  /** Allocatable resources of each node, as `kubectl describe node` prints them. */
  readonly allocatable: {
    /** CPUs, at most 10000: `7`, `7500m`. */
    readonly cpu: string;
    /** Memory, at most 64Ti: `28Gi`. */
    readonly memory: string;
    /** Ephemeral storage, at most 1Pi. @default '50Gi' */
    readonly ephemeralStorage?: string;
    /** Maximum number of pods, 1 to 100000. @default 110 */
    readonly pods?: number;
  };
  /**
   * GPUs of each node.
   * @default - no GPU
   */
  readonly gpu?: GpuSpec;
  /** CPU architecture. @default 'amd64' */
  readonly arch?: 'amd64' | 'arm64';
  /** Number of nodes. */
  readonly nodes: {
    /** Minimum number of nodes, 0 to 100000. @default - `max`, because existing nodes stay */
    readonly min?: number;
    /** Maximum number of nodes: 1 to 100000, and at least `min`. */
    readonly max: number;
  };
  /** Price of a node in US dollars per hour, 0 to 100000: `1.25`. @default - unknown and not part of the cost */
  readonly hourlyUsd?: number;
}

/** A taint of a node. */
export interface TaintSpec {
  /** Label key: `nvidia.com/gpu`. */
  readonly key: string;
  /** Label value: `present`. @default '' */
  readonly value?: string;
  /** Effect of the taint on pods that do not tolerate it. */
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}
