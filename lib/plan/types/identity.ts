/** A service account that may use buckets, and how the cloud recognises it. */
export interface IdentityPlan {
  /** `namespace/service-account`. */
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly grants: readonly BucketGrant[];
  /** Whether it may read every secret of the platform. @default false */
  readonly readsSecrets?: boolean;
  readonly mechanism: IdentityMechanism;
}

/** What an identity may do with the objects of a bucket. */
export interface BucketGrant {
  /** Name of the bucket in the definition. */
  readonly bucket: string;
  readonly access: 'read' | 'read-write';
  /** Only objects whose key begins so; empty for all. Without a slash at the start. */
  readonly prefix: string;
}

/** How a pod proves who it is. */
export type IdentityMechanism =
  /** EKS Pod Identity: an association of cluster, namespace and service account with a role. */
  | { readonly kind: 'eks-pod-identity' }
  /** GKE workload identity federation: grants name the service account directly. Ends with `subject`. */
  | { readonly kind: 'gke-direct'; readonly subject: string }
  /** Azure workload identity: a managed identity that trusts the subject of the cluster's issuer. */
  | { readonly kind: 'aks-federated'; readonly subject: string; readonly audience: string; readonly clientId?: string }
  /** A credentials file from a Secret that exists in the namespace. */
  | { readonly kind: 'secret'; readonly secret: string }
  /** Whatever credentials the pod finds. */
  | { readonly kind: 'ambient' };
