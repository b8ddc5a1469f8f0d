/** How manifests are delivered to the cluster. */
export interface DeliveryPlan {
  readonly gitops: 'argocd';
  /** Namespace of Argo CD. */
  readonly namespace: string;
  readonly repository: string;
  readonly path: string;
  readonly revision: string;
  readonly sync: SyncPlan;
  /** Fields that controllers of the cluster set and Argo CD ignores. */
  readonly ignoredFields: readonly ForeignFieldsPlan[];
}

/** Fields of an object that a controller sets after delivery. */
export interface ForeignFieldsPlan {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly fields:
    | { readonly kind: 'json-pointer'; readonly pointer: string }
    | { readonly kind: 'jq'; readonly expression: string };
  readonly why: string;
}

/** How Argo CD syncs the cluster with the repository. */
export interface SyncPlan {
  /** Whether objects that are no longer in the repository are deleted. */
  readonly prune: boolean;
  /** Whether changes in the cluster are reverted. */
  readonly selfHeal: boolean;
  /** Retries of a failed sync. Each delay is `factor` times the previous one. */
  readonly retry: {
    readonly limit: number;
    readonly firstSeconds: number;
    readonly factor: number;
    readonly maxSeconds: number;
  };
}
