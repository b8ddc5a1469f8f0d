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
  /** What the cloud half creates for the grants and secrets. Empty without identities in the cloud. */
  readonly documents: readonly AccessDocument[];
}

/** An identity whose documents are not planned yet. */
export type GrantedIdentity = Omit<IdentityPlan, 'documents'>;

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

/** The same access to several parts of one bucket. */
export interface JoinedGrant extends Pick<BucketGrant, 'bucket' | 'access'> {
  /** As in {@link BucketGrant}. None covers another one. */
  readonly prefixes: readonly string[];
}

/**
 * A document of the cloud that gives an identity a part of its access. Grants share documents, because clouds limit their
 * number and size. Together the documents of an identity give exactly the access of its grants.
 */
export type AccessDocument =
  /** A policy of the role of an identity on AWS. */
  | {
      readonly kind: 'inline-policy' | 'managed-policy';
      /** Distinguishes the documents of an identity. Empty for the only one. */
      readonly name: string;
      readonly grants: readonly JoinedGrant[];
      /** Names of the secrets that it can read. */
      readonly secrets: readonly string[];
      /** Characters. */
      readonly size: number;
    }
  /** A binding in the allow policy of a bucket on Google Cloud. */
  | {
      readonly kind: 'role-binding';
      readonly name: string;
      readonly grant: JoinedGrant;
      /** Logical operators of its condition. */
      readonly size: number;
      /**
       * Whether a changed binding is removed before the new one is added, because the policy has no room for both.
       */
      readonly removeFirst: boolean;
    }
  /** A role assignment on the container of a bucket on Azure. */
  | {
      readonly kind: 'role-assignment';
      readonly name: string;
      readonly grant: JoinedGrant;
      /** Bytes of its condition. */
      readonly size: number;
      /**
       * From 1. Azure accepts one assignment of a role to an identity on a container, so each further one is of a copy of
       * the role.
       */
      readonly copyOfRole: number;
    };

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
