import type { CostRange } from '../plan/types/cost';

/** What happens to a resource, from the least severe to the most severe. */
export const effects = ['created', 'changed', 'restarted', 'replaced', 'deleted'] as const;

/**
 * `created`: it is new. `changed`: updated in place, no pod stops. `restarted`: a rollout replaces its pods.
 * `replaced`: deleted and created again, because an immutable field changes. `deleted`: it is removed.
 */
export type Effect = (typeof effects)[number];

/** One resource that differs between both sides. */
export interface Change {
  /** `object`: a Kubernetes object. `cloud`: a resource of `pulumi up`. */
  readonly of: 'object' | 'cloud';
  readonly effect: Effect;
  /** Kind of the object, or `NodePool`, `Bucket`, `Registry`, `Identity`, `Cluster`. */
  readonly kind: string;
  /** Absent for cluster-scoped objects and cloud resources. */
  readonly namespace?: string;
  readonly name: string;
  /** Empty if the resource is created or deleted. */
  readonly fields: readonly FieldChange[];
  /** Why it is replaced, or another note. */
  readonly why?: string;
  /** What is lost. Present for changes that cannot be undone, and for those that stop replicas which both sides run. */
  readonly danger?: string;
}

/** One field that differs. */
export interface FieldChange {
  /** `spec.template.spec.containers[server].image`. */
  readonly path: string;
  /** Absent if the field is new. */
  readonly old?: unknown;
  /** Absent if the field is removed. */
  readonly new?: unknown;
}

/** Hourly cost of the nodes before and after. */
export interface CostChange {
  readonly hourlyUsd: { readonly old: CostRange; readonly new: CostRange };
  /** Pools whose cost differs, sorted by name. */
  readonly pools: readonly PoolCostChange[];
  /** Pools without a price before or after; the sums exclude them. */
  readonly unknown: readonly string[];
}

/** Hourly cost of a pool before and after. */
export interface PoolCostChange {
  readonly pool: string;
  /** Absent if the pool is new or had no price. */
  readonly old?: CostRange;
  /** Absent if the pool is removed or has no price. */
  readonly new?: CostRange;
}

/** All differences between two platforms. */
export interface PlatformDiff {
  readonly changes: readonly Change[];
  /** YAML, JSON and Jsonnet files of a manifest tree that `synth` did not write. An Application can include them. Sorted. */
  readonly unlisted: readonly string[];
  /** Absent if one side is a manifest tree, which has no cloud resources and no prices. */
  readonly cost?: CostChange;
}
