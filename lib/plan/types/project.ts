/** An Argo CD AppProject: what its Applications can deliver, and where to. */
export interface ProjectPlan {
  readonly name: string;
  /** Repositories of manifests or charts. */
  readonly sources: readonly string[];
  /** The only namespaces that its Applications can change. */
  readonly namespaces: readonly string[];
  readonly clusterKinds: readonly ProjectKindPlan[];
  /** Kinds of namespaced objects; `all` for charts, whose kinds are not known. */
  readonly namespacedKinds: readonly ProjectKindPlan[] | 'all';
  /**
   * Whether it stays in the cluster after its file is removed. An operator stays until it is deleted by hand: objects
   * outside the repository can depend on it, and objects with a finalizer of a missing operator are never deleted.
   */
  readonly keep: boolean;
}

/** A kind that a project permits. */
export interface ProjectKindPlan {
  /** API group; empty for the core group, `*` for all groups. */
  readonly group: string;
  /** `*` for all kinds. */
  readonly kind: string;
  /** Name of the only object. @default - any name */
  readonly name?: string;
}
