import type { ModelScanSpec } from './model-scan';

/** Roles of team members, from most to fewest permissions. `plan` prints the verbs of each. */
export const teamRoles = ['ml-engineer', 'data-scientist', 'viewer'] as const;

/** One of {@link teamRoles}. */
export type TeamRole = (typeof teamRoles)[number];

/** A team: a namespace, its members, and the quota of its workloads. */
export interface TeamSpec<P extends string = string> {
  /**
   * Members by role. Each member is `group:NAME` or `user:NAME`, where NAME is the group or user as the cluster
   * authenticates it: `{ ml-engineer: ['group:ranking'], viewer: ['user:kim@acme.example'] }`. `viewer` reads all
   * objects except Secrets, `data-scientist` also reads logs, `ml-engineer` also deletes pods, promotes or aborts
   * rollouts, and stops training jobs.
   * @default {} - only administrators of the cluster have access
   */
  readonly members?: Readonly<Partial<Record<TeamRole, readonly string[]>>>;
  /** Namespace of the team: a DNS label of at most 63 characters. @default - the name of the team */
  readonly namespace?: string;
  /**
   * Whether the platform creates the namespace with its quota, roles and default network policies.
   * @default true
   */
  readonly manage?: boolean;
  /**
   * Quotas by the name of the node pool: `{ gpu: { gpus: 8 } }`. In a definition with parts, a part uses a pool with training
   * jobs and other teams only if its team has a quota there, `{}` without amounts, or a workload outside the parts.
   * @default - for services the complete pools, for training an equal share of what is left
   */
  readonly quota?: Readonly<Partial<Record<NoInfer<P>, PoolQuotaSpec>>>;
  /**
   * Whether pods and data of the team must stay in its namespace and in the region of the cluster. Consumers, buckets
   * and connections that break this are errors.
   * @default false
   */
  readonly confined?: boolean;
  /**
   * Formats of the models that services of the team load. `data-only` refuses those that are programs: models of
   * scikit-learn, which are pickled, and Triton without `formats: onnx`.
   * @default 'any'
   */
  readonly modelFormats?: 'any' | 'data-only';
  /**
   * Scan of all models that services of the team load, instead of the `scan` of the models. A file of the team can neither
   * change nor omit it.
   * @default - the `scan` of each model
   */
  readonly modelScan?: ModelScanSpec;
  /**
   * Secrets that External Secrets copies from a secret manager, by the name of the Secret in the namespace:
   * `{ feature-store: { remote: acme-feature-store } }`. In a cloud `pulumi up` creates each secret without a value, and
   * you set the value. On an existing cluster you create the secrets, and a ClusterSecretStore with the name of the
   * platform that reads them. A training job reads a secret from the file `value`.
   * @default - none, and jobs can mount Secrets that you create; jobs in parts and those of a team with `{}` mount none
   */
  readonly secrets?: Readonly<Record<string, SecretSpec>>;
  /**
   * Names of the services of other teams that pods of the team can call, where these services name the team as a consumer:
   * `[delivery-time]`. Services of the team itself need no entry.
   * @default - all services; in a definition with parts, those outside the parts
   */
  readonly calls?: readonly string[];
}

/** A secret in a secret manager. Its value is never in the definition, the plan or the repository. */
export interface SecretSpec {
  /**
   * Name of the secret in AWS Secrets Manager, Google Secret Manager, Azure Key Vault or, on an existing cluster, behind
   * the ClusterSecretStore: `acme-feature-store`.
   */
  readonly remote: string;
}

/**
 * Quota of a team in one node pool. If training jobs wait for the pool, it is the guaranteed amount; otherwise it is
 * the maximum of its services there.
 */
export interface PoolQuotaSpec {
  /**
   * CPUs: `16`, `500m`.
   * @default - in proportion to `gpus`; without `gpus` an equal share of what other teams leave, or all
   */
  readonly cpu?: string;
  /**
   * Memory: `64Gi`.
   * @default - in proportion to `gpus`; without `gpus` an equal share of what other teams leave, or all
   */
  readonly memory?: string;
  /**
   * Number of GPUs, or of shares in a pool with shared GPUs, 0 to 100000.
   * @default - an equal share of what other teams leave, or all
   */
  readonly gpus?: number;
  /**
   * Whether training jobs can borrow idle quota of other teams. Kueue returns it when its owner needs it.
   * @default true
   */
  readonly borrow?: boolean;
}
