import type { CostRange } from '../plan/types/cost';

/** What happens to a thing, from the least to the most. */
export const effects = ['created', 'changed', 'restarted', 'replaced', 'deleted'] as const;

/**
 * `created`: it is new. `changed`: in place, nothing stops. `restarted`: its pods are replaced, in the way of its
 * rollout. `replaced`: the old one goes and another one comes, because what changes cannot change while it lives.
 * `deleted`: it goes.
 */
export type Effect = (typeof effects)[number];

/** One thing that is not the same in both. */
export interface Change {
  /** `object`: in Kubernetes. `cloud`: what `pulumi up` makes. */
  readonly of: 'object' | 'cloud';
  readonly effect: Effect;
  /** Kind of object, or `NodePool`, `Bucket`, `Identity`, `Cluster`. */
  readonly kind: string;
  /** Absent for what no namespace holds. */
  readonly namespace?: string;
  readonly name: string;
  /** Empty for what is created or deleted. */
  readonly fields: readonly FieldChange[];
  /** Why it is replaced, or what else must be known. */
  readonly why?: string;
  /** What is lost. Present where somebody must look twice. */
  readonly danger?: string;
}

/** One field that is not the same. */
export interface FieldChange {
  /** `spec.template.spec.containers[server].image`. */
  readonly path: string;
  /** Absent where the field is new. */
  readonly old?: unknown;
  /** Absent where the field goes. */
  readonly new?: unknown;
}

/** What the nodes cost in an hour, before and after. */
export interface CostChange {
  readonly hourlyUsd: { readonly old: CostRange; readonly new: CostRange };
  /** Pools whose cost is not the same, by name. */
  readonly pools: readonly PoolCostChange[];
  /** Pools without a price, before or after; the sums leave them out. */
  readonly unknown: readonly string[];
}

/** What a pool costs in an hour, before and after. */
export interface PoolCostChange {
  readonly pool: string;
  /** Absent where the pool is new, or had no price. */
  readonly old?: CostRange;
  /** Absent where the pool goes, or has no price. */
  readonly new?: CostRange;
}

/** All that is not the same in two platforms. */
export interface PlatformDiff {
  readonly changes: readonly Change[];
  /** Absent where one side is a written tree, which has neither a cloud half nor prices. */
  readonly cost?: CostChange;
}
