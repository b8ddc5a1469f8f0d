/** Where External Secrets reads the secrets of a platform, with the identity of its own controller. */
export type SecretStorePlan =
  | { readonly kind: 'aws-secrets-manager'; readonly region: string }
  /** Empty where the definition does not name the project, which is a finding. */
  | { readonly kind: 'google-secret-manager'; readonly project: string }
  /** A vault that the cloud half makes for the platform. */
  | { readonly kind: 'azure-key-vault'; readonly vault: string }
  /** A ClusterSecretStore that people have made. */
  | { readonly kind: 'cluster-secret-store'; readonly name: string };

/** What the cloud half makes: the places of secrets. People put the values in. */
export interface CloudSecretsPlan {
  readonly store: SecretStorePlan;
  /** Names in the cloud's secret manager, each once. */
  readonly names: readonly string[];
}
