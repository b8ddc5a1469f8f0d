import type { PurchaseKind } from '../../catalog/machines';

/** Properties of a kind of capacity that do not depend on the machine type. */
interface CapacityKindFacts {
  /** Nodes of this kind and what ends them, in findings. Absent if nothing does. */
  readonly ends?: string;
  /** Longest time that a node exists. Absent without a limit. */
  readonly maxSeconds?: number;
  /** Most nodes of a pool. Absent without a limit. */
  readonly maxNodes?: number;
  /** Why the minimum number of nodes must be 0. Absent if it need not. */
  readonly startsEmpty?: string;
  /** Whether all nodes are paid as long as they are reserved, used or not. */
  readonly paidUnused: boolean;
  /** Longest time that pods wait for nodes that arrive one by one. Our estimate, rounded up. */
  readonly waitSeconds: number;
  /** Whether only queued workloads get nodes, which all arrive before their pods exist. */
  readonly onlyQueued: boolean;
}

const atOnce = { paidUnused: false, waitSeconds: 0, onlyQueued: false } as const;

const daySeconds = 24 * 3600;

/** Maximum lifetime of flex-start nodes. Source: Google Cloud, "About flex-start with GKE", 2026-11. */
const flexStartSeconds = 7 * daySeconds;

/**
 * A Capacity Block has at most 64 instances for at most 182 days. EC2 terminates them in the last 30 minutes.
 * Source: Amazon EC2 User Guide, "Capacity Blocks for ML", 2026-11.
 */
const blockSeconds = 182 * daySeconds - 30 * 60;

/** Every kind of capacity. */
export const capacityKinds: Readonly<Record<PurchaseKind, CapacityKindFacts>> = {
  'on-demand': atOnce,
  spot: { ...atOnce, ends: 'spot nodes, which can be reclaimed at any time' },
  reservation: { ...atOnce, paidUnused: true },
  'capacity-block': {
    ...atOnce,
    ends: 'nodes of a Capacity Block, which are terminated 30 minutes before it ends',
    maxSeconds: blockSeconds,
    maxNodes: 64,
    // Source: Amazon EKS User Guide, "Create a managed node group with Capacity Blocks for ML", 2026-11.
    startsEmpty: 'EC2 starts no node before or after the block, and EKS updates the node group only without nodes',
    paidUnused: true,
  },
  'flex-start': {
    ...atOnce,
    ends: 'flex-start nodes, which are deleted after at most seven days',
    maxSeconds: flexStartSeconds,
    waitSeconds: daySeconds,
  },
  'queued-provisioning': {
    ...atOnce,
    ends: 'nodes of queued provisioning, which are deleted after at most seven days',
    maxSeconds: flexStartSeconds,
    // Source: Google Cloud "Run a large-scale workload with flex-start with queued provisioning", 2026-11.
    startsEmpty: 'GKE creates nodes only for a job that waits in the queue',
    onlyQueued: true,
  },
};
