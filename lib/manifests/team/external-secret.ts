import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SecretStorePlan } from '../../plan/types/secret-store';
import type { TeamPlan, TeamSecretPlan } from '../../plan/types/team';
import { assertNever } from '../../units/assert-never';
import { type KubeValue, kubeObject } from '../kube';

/** Name of the SecretStore in each team's namespace. */
const storeName = 'platform-secrets';

/** Key of the value in each Secret, and name of the mounted file. */
const valueKey = 'value';

/** The SecretStore of a namespace. Undefined if an existing ClusterSecretStore is used. */
export function secretStore(scope: Construct, team: TeamPlan, store: SecretStorePlan): ApiObject | undefined {
  const provider = providerOf(store);
  if (!provider) return undefined;
  return kubeObject(scope, 'secret-store', {
    kind: 'SecretStore',
    metadata: { name: storeName, namespace: team.namespace, labels: team.labels },
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

/** Copies a secret of the cloud to a Secret in the namespace, with a refresh every hour. */
export function externalSecret(
  scope: Construct,
  team: TeamPlan,
  { name, remote }: TeamSecretPlan,
  store: SecretStorePlan,
): ApiObject {
  return kubeObject(scope, `secret-${name}`, {
    kind: 'ExternalSecret',
    metadata: { name, namespace: team.namespace, labels: team.labels },
    spec: {
      refreshInterval: '1h',
      secretStoreRef:
        store.kind === 'cluster-secret-store'
          ? { kind: 'ClusterSecretStore', name: store.name }
          : { kind: 'SecretStore', name: storeName },
      target: { name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: [
        {
          secretKey: valueKey,
          // API defaults are written explicitly, so that Argo CD sees no difference.
          remoteRef: { key: remote, conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' },
        },
      ],
    },
  });
}
