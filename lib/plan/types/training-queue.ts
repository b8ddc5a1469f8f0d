import type { TrainingPriority } from '../../definition/training';
import type { Labels } from './labels';
import type { TaintPlan } from './node-pool';

/** How training jobs wait for capacity: one cohort of teams that share all pools with training jobs. */
export interface TrainingQueuesPlan {
  /** Name of the cohort: that of the platform. */
  readonly cohort: string;
  readonly labels: Labels;
  /** One for each pool with training jobs. */
  readonly flavors: readonly ResourceFlavorPlan[];
  /** Resources that are counted in any of the pools. */
  readonly resources: readonly string[];
  /** Capacity of each pool that no team has as its quota. Teams that may borrow can use it. */
  readonly shared: readonly FlavorAmountsPlan[];
  /** One for each team with training jobs or a quota, by the name of the team. */
  readonly queues: Readonly<Record<string, TrainingQueuePlan>>;
  readonly priorities: readonly WorkloadPriorityPlan[];
  /** How jobs get all of their nodes at once. Absent if no pool with training jobs has queued provisioning. */
  readonly provisioning?: ProvisioningPlan;
  /** What members who stop jobs can change. */
  readonly stopping: StoppingPlan;
}

/**
 * Limits the changes of Workloads of Kueue to `spec.active`, which stops and resumes a job. RBAC cannot restrict a change to
 * fields.
 */
export interface StoppingPlan {
  /** Name of the ValidatingAdmissionPolicy and of its binding. They are cluster-scoped, so it contains that of the platform. */
  readonly name: string;
  /** Namespaces of the teams with queues, sorted. */
  readonly namespaces: readonly string[];
}

/** A check that a job passes when the autoscaler has provided all of its nodes. */
export interface ProvisioningPlan {
  /** Name of the AdmissionCheck and of its configuration. They are cluster-scoped, so it contains that of the platform. */
  readonly name: string;
  /** Class of the ProvisioningRequests. */
  readonly className: string;
  /** Label of the nodes of a request, and the detail in the status of the request that has its value. */
  readonly nodeLabel: string;
  readonly detail: string;
}

/** A pool of nodes for the queue, identified by labels and taints. */
export interface ResourceFlavorPlan {
  readonly name: string;
  readonly pool: string;
  readonly nodeLabels: Labels;
  readonly nodeTaints: readonly TaintPlan[];
}

/** The ClusterQueue of a team, and the LocalQueue in its namespace that its jobs refer to. */
export interface TrainingQueuePlan {
  readonly team: string;
  /** Name of the ClusterQueue. It is cluster-scoped, so its name contains that of the platform. */
  readonly clusterQueue: string;
  /** Name of the LocalQueue. */
  readonly localQueue: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Resources that are counted, the same for every flavor. */
  readonly resources: readonly string[];
  readonly quotas: readonly FlavorQuotaPlan[];
  /** Name of the check for jobs of pools with queued provisioning, and their flavors. Absent without such a pool. */
  readonly admissionCheck?: { readonly name: string; readonly flavors: readonly string[] };
}

/** An amount of one pool. */
export interface FlavorAmountsPlan {
  readonly flavor: string;
  readonly pool: string;
  /**
   * Amounts by resource: thousandths of a CPU for `cpu`, bytes for `memory` and `ephemeral-storage`, counts for
   * devices.
   */
  readonly nominal: Readonly<Record<string, number>>;
}

/** The quota of a team in one pool. */
export interface FlavorQuotaPlan extends FlavorAmountsPlan {
  /** Whether it can borrow idle quota of other teams. */
  readonly borrow: boolean;
}

/** A priority of training jobs. */
export interface WorkloadPriorityPlan {
  /** Name of the WorkloadPriorityClass. It is cluster-scoped, so its name contains that of the platform. */
  readonly name: string;
  readonly priority: TrainingPriority;
  readonly value: number;
  readonly description: string;
}
