/** The source from which External Secrets reads the secrets of a platform, with the identity of its controller. */
export type SecretStorePlan =
  | { readonly kind: 'aws-secrets-manager'; readonly region: string }
  /** Empty if the definition has no project, which a rule reports. */
  | { readonly kind: 'google-secret-manager'; readonly project: string }
  /** A vault that Pulumi creates for the platform. */
  | { readonly kind: 'azure-key-vault'; readonly vault: string }
  /** An existing ClusterSecretStore. */
  | { readonly kind: 'cluster-secret-store'; readonly name: string };

/** A Secret that External Secrets copies from a secret manager. */
export interface SyncedSecretPlan {
  /** Name of the Secret and of the ExternalSecret. */
  readonly name: string;
  /** Name in the secret manager. */
  readonly remote: string;
  /** Key of the value in the Secret. @default - the value is a JSON map, and each of its fields is a key */
  readonly key?: string;
  /** Type of the Secret. @default - `Opaque` */
  readonly type?: 'kubernetes.io/dockerconfigjson';
}

/** Secrets that Pulumi creates without values. People set the values. */
export interface CloudSecretsPlan {
  readonly store: SecretStorePlan;
  /** Distinct names in the cloud's secret manager. */
  readonly names: readonly string[];
}
