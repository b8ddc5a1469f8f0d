/** List prices in US dollars, without discounts and without what is billed by use. */
export interface CostPlan {
  readonly pools: readonly PoolCost[];
  /** What the cluster costs besides its nodes. Empty for an existing cluster. */
  readonly services: readonly ServiceCost[];
  /** What is billed by use, and is not part of the sums. */
  readonly byUse: readonly string[];
  /**
   * Share of each team in the cost of the pools, in proportion to its requests. Unrequested capacity belongs to no
   * team.
   */
  readonly teams: readonly TeamCost[];
  readonly hourlyUsd: CostRange;
  /** 730 hours. */
  readonly monthlyUsd: CostRange;
  /** Pools without a known price. The sums leave them out. */
  readonly unknown: readonly string[];
  /** Source of the prices of nodes, with the date. */
  readonly source: string;
  /** Sources of the prices of services, with their dates. */
  readonly serviceSources: readonly string[];
  /** Substitutes for unknown prices, and reservations, which are paid also without nodes: one sentence each. */
  readonly notes: readonly string[];
}

/** Cost of one pool in three states. */
export interface PoolCost {
  readonly pool: string;
  readonly nodeHourlyUsd: number;
  /** Region of the list price. Empty if the definition sets the price. */
  readonly priceOf: string;
  /** How nodes are bought at this price. A spot pool has the on-demand price if no spot price is known. */
  readonly kind: 'on-demand' | 'spot';
  readonly hourlyUsd: CostRange;
}

/** Cost of a part of the cluster that is billed by the hour: the same in every state, or with the nodes. */
export interface ServiceCost {
  readonly service: string;
  readonly hourlyUsd: CostRange;
}

/** US dollars in three states of the platform. */
export interface CostRange {
  /** No workloads: the minimum number of nodes, and all nodes that are reserved. */
  readonly idle: number;
  /** Minimum scale: every service has its minimum number of replicas, and no training job runs. */
  readonly min: number;
  /** Maximum number of nodes of every pool. */
  readonly max: number;
}

/** A team's share of the cost: for each pod, the share of a node of the resource that it uses most. */
export interface TeamCost {
  readonly team: string;
  /** `min`: services at minimum scale. `max`: services at maximum scale during a rollout, and all training jobs. */
  readonly hourlyUsd: { readonly min: number; readonly max: number };
}
