/** List prices of the nodes; no discounts, no network, no storage. US dollars. */
export interface CostPlan {
  readonly pools: readonly PoolCost[];
  readonly hourlyUsd: { readonly min: number; readonly max: number };
  /** 730 hours. */
  readonly monthlyUsd: { readonly min: number; readonly max: number };
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
  readonly hourlyUsd: { readonly min: number; readonly max: number };
}
