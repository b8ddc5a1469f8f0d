import { assertNever } from '../../units/assert-never';
import type { SecretStorePlan } from '../types/secret-store';

/** A secret store, for people. */
interface SecretStoreText {
  /** `the key vault acme-5f2b3e7c`. */
  readonly name: string;
  /** The object of Kubernetes that the user creates. Absent if the manifests contain the store. */
  readonly object?: string;
}

/** Where the secrets of a platform come from, for people. */
export function secretStoreText(store: SecretStorePlan): SecretStoreText {
  switch (store.kind) {
    case 'aws-secrets-manager':
      return { name: `AWS Secrets Manager in ${store.region}` };
    case 'google-secret-manager':
      return { name: `Google Secret Manager of the project ${store.project}` };
    case 'azure-key-vault':
      return { name: `the key vault ${store.vault}` };
    case 'cluster-secret-store':
      return {
        name: `the ClusterSecretStore ${store.name}, which you create`,
        object: `ClusterSecretStore ${store.name}`,
      };
    default:
      return assertNever(store);
  }
}
