import type { Labels } from '../plan/types/labels';
import type { SecretStorePlan, SyncedSecretPlan } from '../plan/types/secret-store';
import { assertNever } from '../units/assert-never';
import type { Create, KubeValue } from './kube';

/** Where secrets are copied to. */
interface SecretOwner {
  readonly namespace: string;
  readonly labels: Labels;
  /** Name of its SecretStore. */
  readonly storeName: string;
}

/** The SecretStore of a team or gateway. Undefined if an existing ClusterSecretStore is used. */
function secretStore<T>(create: Create<T>, owner: SecretOwner, store: SecretStorePlan): T | undefined {
  const provider = providerOf(store);
  if (!provider) return undefined;
  return create('secret-store', {
    kind: 'SecretStore',
    metadata: { name: owner.storeName, namespace: owner.namespace, labels: owner.labels },
    spec: { provider },
  });
}

/** Source of the fields: external-secrets/external-secrets v2.9.0, `apis/externalsecrets/v1`. */
function providerOf(store: SecretStorePlan): KubeValue | undefined {
  switch (store.kind) {
    case 'aws-secrets-manager':
      return { aws: { service: 'SecretsManager', region: store.region } };
    case 'google-secret-manager':
      return { gcpsm: { projectID: store.project } };
    case 'azure-key-vault':
      return { azurekv: { authType: 'WorkloadIdentity', vaultUrl: `https://${store.vault}.vault.azure.net` } };
    case 'cluster-secret-store':
      return undefined;
    default:
      return assertNever(store);
  }
}

/** API defaults are written explicitly, so that Argo CD sees no difference. */
const defaults = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' } as const;

/**
 * `Owner` deletes the Secret with its ExternalSecret. `Retain` keeps it if the secret manager no longer has the secret: an
 * accidental deletion there must not stop pods that start, or disconnect a gateway. `Delete` would also remove it if the
 * store answers wrongly that it has none. A value that leaked is revoked where it is used, and its replacement is copied.
 * Source: external-secrets/external-secrets v2.9.0, "Lifecycle: ownership and deletion policy".
 */
const lifecycle = { creationPolicy: 'Owner', deletionPolicy: 'Retain' } as const;

/** A Secret of another type has the same keys. */
const templateDefaults = { engineVersion: 'v2', mergePolicy: 'Replace' } as const;

/** Copies a secret of the cloud to a Secret in the namespace, with a refresh every hour. */
function externalSecret<T>(
  create: Create<T>,
  owner: SecretOwner,
  { name, remote, key, type }: SyncedSecretPlan,
  store: SecretStorePlan,
): T {
  return create(`secret-${name}`, {
    kind: 'ExternalSecret',
    metadata: { name, namespace: owner.namespace, labels: owner.labels },
    spec: {
      refreshInterval: '1h',
      secretStoreRef:
        store.kind === 'cluster-secret-store'
          ? { kind: 'ClusterSecretStore', name: store.name }
          : { kind: 'SecretStore', name: owner.storeName },
      target: { name, ...lifecycle, ...(type && { template: { type, ...templateDefaults } }) },
      ...(key === undefined
        ? { dataFrom: [{ extract: { key: remote, ...defaults } }] }
        : { data: [{ secretKey: key, remoteRef: { key: remote, ...defaults } }] }),
    },
  });
}

/** Creates the store of a team or gateway and its secrets. None without a store. */
export function secretObjects<T>(
  create: Create<T>,
  owner: SecretOwner,
  {
    secretStore: store,
    secrets,
  }: { readonly secretStore?: SecretStorePlan; readonly secrets: readonly SyncedSecretPlan[] },
): { readonly secretStore: T | undefined; readonly secrets: readonly T[] } {
  return {
    secretStore: store && secretStore(create, owner, store),
    secrets: store ? secrets.map((each) => externalSecret(create, owner, each, store)) : [],
  };
}
