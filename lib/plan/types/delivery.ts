/** How manifests reach the cluster. */
export interface DeliveryPlan {
  readonly gitops: 'argocd';
  /** Namespace of Argo CD. */
  readonly namespace: string;
  readonly repository: string;
  readonly path: string;
  readonly revision: string;
  readonly sync: SyncPlan;
  /** What controllers of the cluster set, and Argo CD leaves as it is. */
  readonly leaves: readonly ForeignFieldsPlan[];
}

/** Fields of objects that a controller sets after us. */
export interface ForeignFieldsPlan {
  /** API group; empty for the core. */
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly fields:
    | { readonly kind: 'json-pointer'; readonly pointer: string }
    | { readonly kind: 'jq'; readonly expression: string };
  readonly why: string;
}

/** How the cluster follows the repository. */
export interface SyncPlan {
  /** Whether what is no longer in the repository is taken away. */
  readonly prune: boolean;
  /** Whether what somebody changes in the cluster is changed back. */
  readonly selfHeal: boolean;
  /** How often, and after how long, what fails is tried again; each wait is `factor` times the one before it. */
  readonly retry: {
    readonly limit: number;
    readonly firstSeconds: number;
    readonly factor: number;
    readonly maxSeconds: number;
  };
}
