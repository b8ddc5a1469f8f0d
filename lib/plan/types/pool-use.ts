import type { WorkloadKind } from './workload';

/** The workloads of a pool and its utilization. */
export interface PoolUsePlan {
  readonly pool: string;
  /**
   * Nodes while every service has its fewest replicas and nothing trains: those that hold them, and no fewer than the
   * pool keeps.
   */
  readonly nodesAtMinimum: number;
  /**
   * Nodes that would hold everything at once: every service at its most replicas with a rollout of each, and every
   * training job; no fewer than the pool keeps. More than the pool may have means that training jobs wait for each other.
   */
  readonly nodesForAll: number;
  readonly workloads: readonly WorkloadUsePlan[];
  /** Share of each resource of the nodes at minimum that the pods at minimum ask for: 0 to 1. Empty without nodes. */
  readonly fullness: Readonly<Record<string, number>>;
  /** Services whose models one server could carry. */
  readonly together: readonly ServersTogetherPlan[];
}

/** One workload's part of a pool. */
export interface WorkloadUsePlan {
  readonly kind: WorkloadKind;
  readonly name: string;
  /** Absent for a workload that stands alone. */
  readonly team?: string;
  /** `min`: none of a training job. `max`: with those that a rollout adds. */
  readonly pods: { readonly min: number; readonly max: number };
  /** Pods of this size that one empty node holds; 0 where none fits, which is a finding. */
  readonly podsPerNode: number;
  /** Share of a node that one pod takes of what it takes most of: 0 to 1, more where it does not fit. */
  readonly nodeShare: number;
  /** What one pod asks for, as Kubernetes writes it, by resource. */
  readonly request: Readonly<Record<string, string>>;
  /** What a server for each model would need instead. Present where a server has several models. */
  readonly apart?: ServersApartPlan;
}

/** Several models in one server, held against one server for each of them, at the fewest replicas of both. */
export interface ServersApartPlan {
  readonly models: number;
  /** What all replicas ask for as it is. */
  readonly together: ServersNeedPlan;
  /** What they would ask for with a server for each model, each with the runtime's own defaults. */
  readonly apart: ServersNeedPlan;
}

/** A number of pods and what they ask for together, as Kubernetes writes it. */
export interface ServersNeedPlan {
  readonly pods: number;
  readonly cpu: string;
  readonly memory: string;
}

/** Services of one model each on the same runtime, of one team, held against one server with all of their models. */
export interface ServersTogetherPlan {
  readonly services: readonly string[];
  /** What their replicas ask for as it is, at their fewest. */
  readonly apart: ServersNeedPlan;
  /** What one server with all the models would ask for, with as many replicas as the service that has most. */
  readonly together: ServersNeedPlan;
}
