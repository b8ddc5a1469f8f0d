/** List prices of the nodes; no discounts, no network, no storage. US dollars. */
export interface CostPlan {
  readonly pools: readonly PoolCost[];
  /** What each team's workloads ask for, as a part of the pools that they run on. Who asks for nothing pays nothing. */
  readonly teams: readonly TeamCost[];
  readonly hourlyUsd: CostRange;
  /** 730 hours. */
  readonly monthlyUsd: CostRange;
  /** Pools whose price is not known and which the sums leave out. */
  readonly unknown: readonly string[];
  /** Where the prices are from, with the date. */
  readonly source: string;
  /** What stands in for a price that is not known, in a sentence each. */
  readonly notes: readonly string[];
}

/** One pool at its smallest and at its largest. */
export interface PoolCost {
  readonly pool: string;
  readonly nodeHourlyUsd: number;
  /** Region whose list price it is; empty where the definition gives the price. */
  readonly priceOf: string;
  /** How nodes are bought at this price; a spot pool has that on demand where no spot price is known. */
  readonly kind: 'on-demand' | 'spot';
  readonly hourlyUsd: CostRange;
}

/** US dollars in three states of the platform. */
export interface CostRange {
  /** Nothing runs: as few nodes as the autoscaler keeps. */
  readonly idle: number;
  /** Every service has its fewest replicas, and nothing trains. */
  readonly min: number;
  /** As many nodes as the autoscaler may make. */
  readonly max: number;
}

/** A team's part of the cost: of each pod the part of a node that it takes of what it takes most of. */
export interface TeamCost {
  readonly team: string;
  /** `min`: its services at their fewest replicas. `max`: at their most with a rollout of each, and all its training. */
  readonly hourlyUsd: { readonly min: number; readonly max: number };
}
