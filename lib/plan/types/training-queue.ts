import type { TrainingPriority } from '../../definition/training';
import type { Labels } from './labels';
import type { TaintPlan } from './node-pool';

/** How training waits for nodes: one cohort of teams that share what all pools for training can give. */
export interface TrainingQueuesPlan {
  /** Name of the cohort: that of the platform. */
  readonly cohort: string;
  readonly labels: Labels;
  /** One for each pool that training jobs wait for. */
  readonly flavors: readonly ResourceFlavorPlan[];
  /** Resources that are counted in any of the pools. */
  readonly resources: readonly string[];
  /** What no team is guaranteed of each pool: whoever may borrow may have it. */
  readonly shared: readonly FlavorAmountsPlan[];
  /** One for each team that trains, by the team's name. */
  readonly queues: Readonly<Record<string, TrainingQueuePlan>>;
  readonly priorities: readonly WorkloadPriorityPlan[];
}

/** Nodes of a pool as the queue sees them: the same labels and taints. */
export interface ResourceFlavorPlan {
  readonly name: string;
  readonly pool: string;
  readonly nodeLabels: Labels;
  readonly nodeTaints: readonly TaintPlan[];
}

/** What a team is guaranteed, and the queue in its namespace that its jobs name. */
export interface TrainingQueuePlan {
  readonly team: string;
  /** Name of the ClusterQueue; the cluster's, so it carries the platform's name. */
  readonly clusterQueue: string;
  /** Name of the LocalQueue. */
  readonly localQueue: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Resources that are counted, the same for every flavor. */
  readonly resources: readonly string[];
  readonly quotas: readonly FlavorQuotaPlan[];
}

/** A part of one pool. */
export interface FlavorAmountsPlan {
  readonly flavor: string;
  readonly pool: string;
  /** Amounts by resource: thousandths of a CPU for `cpu`, bytes for `memory` and `ephemeral-storage`, else pieces. */
  readonly nominal: Readonly<Record<string, number>>;
}

/** What a team is guaranteed of one pool. */
export interface FlavorQuotaPlan extends FlavorAmountsPlan {
  /** Whether what others leave idle may be used too. */
  readonly borrow: boolean;
}

/** A priority in the queue. */
export interface WorkloadPriorityPlan {
  /** Name of the WorkloadPriorityClass; the cluster's, so it carries the platform's name. */
  readonly name: string;
  readonly priority: TrainingPriority;
  readonly value: number;
  readonly description: string;
}
