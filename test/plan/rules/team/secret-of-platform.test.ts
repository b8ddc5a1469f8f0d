import type { ExistingClusterSpec } from '../../../../lib/definition/cluster';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob } from '../../../fixtures/training';

const id = 'secret/of-platform';
const { team, ...job } = trainingJob;

type ObjectStore = NonNullable<ExistingClusterSpec['objectStore']>;

function withStore(change: Partial<ObjectStore>): ModelPlatformDefinition {
  const base = existingDefinition();
  const store = { endpoint: 'https://minio.storage.internal:9000', cidr: '10.20.0.15/32', ...change };
  return { ...base, cluster: { ...base.cluster, objectStore: store } as ExistingClusterSpec };
}

function mounting(base: ModelPlatformDefinition, secret: string): ModelPlatformDefinition {
  return { ...base, training: { fit: { ...trainingJob, secrets: { '/creds': secret } } } };
}

test('accepts other Secrets, and every name where no Secret opens the object store', () => {
  expect(findingsOf(mounting(withStore({}), 'database'), id)).toEqual([]);
  expect(findingsOf(mounting(withStore({ credentialsSecret: 'minio' }), 'object-store-credentials'), id)).toEqual([]);
  expect(findingsOf(mounting(definition(), 'object-store-credentials'), id)).toEqual([]);
});

test.each<[string, Partial<ObjectStore>, string]>([
  ['object-store-credentials', {}, 'the credentials of the object store'],
  ['minio', { credentialsSecret: 'minio' }, 'the credentials of the object store'],
  ['store-ca', { certificateAuthority: { secret: 'store-ca' } }, 'the certificate authority of the object store'],
])('refuses the Secret %s of the platform', (secret, store, what) => {
  expect(findingsOf(mounting(withStore(store), secret), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'secrets', '/creds'],
      problem: `this Secret has ${what}`,
      value: secret,
      fix: 'remove it: only the platform uses this Secret, for the buckets or the images of the job',
    },
  ]);
});

test('refuses the Secret with which pods pull images', () => {
  const registries = {
    acme: { kind: 'existing', address: 'ghcr.io/acme', pull: { kind: 'secret', secret: 'pull' } },
  } as const;
  expect(findingsOf({ ...mounting(withStore({}), 'pull'), registries }, id)).toMatchObject([
    { problem: 'this Secret has the credentials of the registry acme', value: 'pull' },
  ]);
});

test('the platform can waive it, a part cannot, also if the team declares the Secret', () => {
  const base = withStore({});
  const secrets = { 'object-store-credentials': { remote: 'acme/minio' } };
  const declared = { ...base, teams: { ...base.teams, [team]: { ...base.teams?.[team], secrets } } };
  const waivers = [{ rule: id, at: 'training.fit', reason: 'a tool that lists the bucket' }];
  expect(findingsOf({ ...mounting(declared, 'object-store-credentials'), waivers }, id)).toEqual([]);
  const fit = { ...job, secrets: { '/creds': 'object-store-credentials' } };
  const part = { team, training: { fit }, waivers };
  expect(findingsOf({ ...declared, include: [part] }, id)).toHaveLength(1);
  expect(findingsOf({ ...declared, include: [part] }, 'part/foreign-waiver')).toHaveLength(1);
});
