/** A service account that can access buckets, and how the cloud authenticates it. */
export interface IdentityPlan {
  /** `namespace/service-account`. */
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly grants: readonly BucketGrant[];
  /** Whether it can read every secret of the platform. @default false */
  readonly readsSecrets?: boolean;
  readonly mechanism: IdentityMechanism;
}

/** Access of an identity to the objects of a bucket. */
export interface BucketGrant {
  /** Name of the bucket in the definition. */
  readonly bucket: string;
  readonly access: 'read' | 'read-write';
  /**
   * With a trailing slash: all objects whose keys begin with it. Empty: all objects. Otherwise: the object with exactly this
   * key, so that `exports/2026.1` grants no access to `exports/2026.10`.
   */
  readonly prefix: string;
}

/** A file with the certificates of the authority that signed the certificate of the object store. */
export interface CertificateAuthorityPlan {
  /** Kind of the object of the namespace that has the file. */
  readonly kind: 'config-map' | 'secret';
  readonly name: string;
  readonly key: string;
}

/** How a pod authenticates with the cloud. */
export type IdentityMechanism =
  /** EKS Pod Identity: an association of cluster, namespace and service account with a role. */
  | { readonly kind: 'eks-pod-identity' }
  /** GKE workload identity federation: grants name the service account directly, by `subject`. */
  | { readonly kind: 'gke-direct'; readonly subject: string }
  /** Azure workload identity: a managed identity that trusts a subject of the cluster's issuer. */
  | { readonly kind: 'aks-federated'; readonly subject: string; readonly audience: string; readonly clientId?: string }
  /** A credentials file from an existing Secret of the namespace. */
  | { readonly kind: 'secret'; readonly secret: string; readonly certificateAuthority?: CertificateAuthorityPlan }
  /** Credentials that the pod finds in its environment. */
  | { readonly kind: 'ambient' };
