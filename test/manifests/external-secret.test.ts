import { Team } from '../../lib/manifests/team/team';
import type { SecretStorePlan } from '../../lib/plan/types/secret-store';
import { teamPlan } from '../fixtures/plan';
import { find, renderConstruct } from './render-construct';

const secrets = [{ name: 'feature-store', remote: 'acme/feature-store', key: 'value' }];

function render(store: SecretStorePlan) {
  return renderConstruct((scope) => new Team(scope, 'team', { ...teamPlan, secretStore: store, secrets }));
}

test.each<[SecretStorePlan, object]>([
  [{ kind: 'aws-secrets-manager', region: 'us-east-1' }, { aws: { service: 'SecretsManager', region: 'us-east-1' } }],
  [{ kind: 'google-secret-manager', project: 'acme' }, { gcpsm: { projectID: 'acme' } }],
  [
    { kind: 'azure-key-vault', vault: 'acme-1a2b' },
    { azurekv: { authType: 'WorkloadIdentity', vaultUrl: 'https://acme-1a2b.vault.azure.net' } },
  ],
])('a store of the namespace asks with the identity of the operator: %j', (store, provider) => {
  const made = find(render(store), 'SecretStore');
  expect([made.metadata.namespace, made.spec]).toEqual(['ranking', { provider }]);
});

test('a secret has one key and uses the store of its namespace', () => {
  const { spec } = find(render({ kind: 'aws-secrets-manager', region: 'us-east-1' }), 'ExternalSecret');
  expect(spec.secretStoreRef).toEqual({ kind: 'SecretStore', name: 'platform-secrets' });
  expect(spec.target.name).toBe('feature-store');
  expect(spec.data).toMatchObject([{ secretKey: 'value', remoteRef: { key: 'acme/feature-store' } }]);
});

test('an existing ClusterSecretStore is used', () => {
  const objects = render({ kind: 'cluster-secret-store', name: 'acme' });
  expect(objects.filter(({ kind }) => kind === 'SecretStore')).toEqual([]);
  expect(find(objects, 'ExternalSecret').spec.secretStoreRef).toEqual({ kind: 'ClusterSecretStore', name: 'acme' });
});

test('the Secret with which pods pull images has the type that the kubelet reads', () => {
  const pull = {
    name: 'pull',
    remote: 'acme/pull',
    key: '.dockerconfigjson',
    type: 'kubernetes.io/dockerconfigjson',
  } as const;
  const store = { kind: 'cluster-secret-store', name: 'acme' } as const;
  const plan = { ...teamPlan, secretStore: store, secrets: [pull] };
  const { spec } = find(
    renderConstruct((scope) => new Team(scope, 'team', plan)),
    'ExternalSecret',
  );
  expect(spec.target.template).toEqual({
    type: 'kubernetes.io/dockerconfigjson',
    engineVersion: 'v2',
    mergePolicy: 'Replace',
  });
  expect(spec.data).toMatchObject([{ secretKey: '.dockerconfigjson', remoteRef: { key: 'acme/pull' } }]);
});
