/** What people of a team may do, from most to least. The roles are tables of verbs, printed by `plan`. */
export const teamRoles = ['ml-engineer', 'data-scientist', 'viewer'] as const;

/** One of {@link teamRoles}. */
export type TeamRole = (typeof teamRoles)[number];

/** A team: a namespace, the people who work in it, and what its workloads may use. */
export interface TeamSpec<P extends string = string> {
  /**
   * Who has which role. A member is `group:NAME` or `user:NAME`, as the cluster's login names them.
   * @default {} - nobody but the platform's administrators
   */
  readonly members?: Readonly<Partial<Record<TeamRole, readonly string[]>>>;
  /** @default - the team's name */
  readonly namespace?: string;
  /**
   * Whether the namespace with its quota, roles and default policies is ours to make.
   * @default true
   */
  readonly manage?: boolean;
  /**
   * What the team may use of each pool.
   * @default - all that its pools can give
   */
  readonly quota?: Readonly<Partial<Record<NoInfer<P>, PoolQuotaSpec>>>;
}

/** A team's part of a pool. Each is optional; what is not given is not limited below what the pool has. */
export interface PoolQuotaSpec {
  /** CPUs: `16`, `500m`. @default - all of the pool's */
  readonly cpu?: string;
  /** Memory: `64Gi`. @default - all of the pool's */
  readonly memory?: string;
  /** Whole GPUs. @default - all of the pool's */
  readonly gpus?: number;
}
