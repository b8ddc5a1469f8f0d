import type { WorkloadKind } from './workload';

/** The workloads of a pool and its utilization. */
export interface PoolUsePlan {
  readonly pool: string;
  /**
   * Nodes at minimum scale: every service has its minimum number of replicas, and no training job runs. At least the
   * minimum size of the pool.
   */
  readonly nodesAtMinimum: number;
  /**
   * Nodes at maximum scale: every service has its maximum number of replicas and a rollout, and every training job
   * runs. At least the minimum size of the pool. If it exceeds the maximum size, training jobs wait for each other.
   */
  readonly nodesForAll: number;
  readonly workloads: readonly WorkloadUsePlan[];
  /** Requested share of each resource at minimum scale, 0 to 1. Empty without nodes. */
  readonly fullness: Readonly<Record<string, number>>;
  /** Services whose models could share one server. */
  readonly together: readonly ServersTogetherPlan[];
}

/** The use of a pool by one workload. */
export interface WorkloadUsePlan {
  readonly kind: WorkloadKind;
  readonly name: string;
  /** Absent for a workload without a platform. */
  readonly team?: string;
  /** `min`: 0 for a training job. `max`: includes the additional pods of a rollout. */
  readonly pods: { readonly min: number; readonly max: number };
  /** Pods of this size that fit on one empty node. 0 is reported by a rule. */
  readonly podsPerNode: number;
  /** What limits `podsPerNode`: `CPU`, `memory`, `ephemeral storage`, `maximum number of pods`, or a device. */
  readonly limitedBy: string;
  /** Share of a node that one pod requests of the resource that it uses most: 0 to 1, or more if it does not fit. */
  readonly nodeShare: number;
  /** Requests of one pod in the notation of Kubernetes, by resource. */
  readonly request: Readonly<Record<string, string>>;
  /** Requests of one server for each model. Present if a server has several models. */
  readonly apart?: ServersApartPlan;
}

/** Several models in one server, compared with one server for each model, at minimum scale. */
export interface ServersApartPlan {
  readonly models: number;
  /** Requests of all replicas with the shared server. */
  readonly together: ServersNeedPlan;
  /** Requests of all replicas with one server for each model and the runtime's default resources. */
  readonly apart: ServersNeedPlan;
}

/** A number of pods and their total requests, in the notation of Kubernetes. */
export interface ServersNeedPlan {
  readonly pods: number;
  readonly cpu: string;
  readonly memory: string;
}

/** Services of one team with one model each and the same runtime, compared with one server for all of their models. */
export interface ServersTogetherPlan {
  readonly services: readonly string[];
  /** Requests of all replicas at minimum scale with separate servers. */
  readonly apart: ServersNeedPlan;
  /** Requests of one server for all models, with the highest minimum number of replicas among the services. */
  readonly together: ServersNeedPlan;
}
