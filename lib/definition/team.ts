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
  /**
   * The team's data stays where it is: its buckets in the region of the cluster, its services within its own namespace.
   * What would let it out is a finding.
   * @default false
   */
  readonly confined?: boolean;
  /**
   * Secrets that are brought from the cloud's secret manager into the namespace, by the name that they have there. `pulumi
   * up` makes each of them empty in the secret manager, and people put the value in. A job sees it in a file called `value`.
   * @default {}
   */
  readonly secrets?: Readonly<Record<string, SecretSpec>>;
}

/** One secret of the cloud's secret manager. Its value is never in the definition, the plan or the repository. */
export interface SecretSpec {
  /** Name in AWS Secrets Manager, Google Secret Manager or Azure Key Vault. */
  readonly remote: string;
}

/**
 * A team's part of a pool. Of a pool that training jobs wait for, it is what the team is guaranteed; of any other pool
 * it is the most that the team may use.
 */
export interface PoolQuotaSpec {
  /** CPUs: `16`, `500m`. @default - in proportion to `gpus`; without them an equal part of what others leave, or all */
  readonly cpu?: string;
  /** Memory: `64Gi`. @default - in proportion to `gpus`; without them an equal part of what others leave, or all */
  readonly memory?: string;
  /** Whole GPUs, or shares where the pool's GPUs are shared. @default - an equal part of what others leave, or all */
  readonly gpus?: number;
  /**
   * Whether training may use what other teams leave idle, and gives it back when they want it.
   * @default true
   */
  readonly borrow?: boolean;
}
