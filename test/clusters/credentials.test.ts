import type { RecordedResource } from '../../lib/testing/record-pulumi';
import { planOfVariant, scenarios } from '../snapshots/scenarios';
import { recordCluster } from './record';

// All access uses identities of the cloud: no resource of an example is a key, a password or a certificate of a client.

/** Resources that create something to log in with. */
const credential =
  /access_?key|service_?linked_?key|password|certificate|iam\/user|sas|apiKey|serviceaccount\/key|secretVersion/i;

const example = scenarios.find(({ name }) => name === 'conversation-intelligence');
const clouds = (example?.variants ?? []).map((variant) => [variant.name, planOfVariant(variant).cluster] as const);

test('the example runs on each cloud', () => {
  expect(clouds.map(([name]) => name)).toEqual(['eks', 'gke', 'aks']);
});

test.each(clouds)('%s creates no keys, local accounts or client certificates', async (_, cluster) => {
  const { resources } = await recordCluster(cluster);
  expect(resources.length).toBeGreaterThan(20);
  expect(resources.filter(({ type }) => credential.test(type)).map(({ type }) => type)).toEqual([]);
  for (const { inputs } of resources) expect(inputs).not.toMatchObject({ allowSharedKeyAccess: true });
  expect(clusterOf(resources)).toMatchObject(passwordless[cluster.provider as keyof typeof passwordless]);
});

function clusterOf(resources: readonly RecordedResource[]): Readonly<Record<string, unknown>> {
  const [found] = resources.filter(({ type }) =>
    [
      'aws:eks/cluster:Cluster',
      'gcp:container/cluster:Cluster',
      'azure-native:containerservice:ManagedCluster',
    ].includes(type),
  );
  return found?.inputs ?? {};
}

/** How each kind of cluster refuses credentials of its own. */
const passwordless = {
  eks: { accessConfig: { authenticationMode: 'API' } },
  gke: { masterAuth: { clientCertificateConfig: { issueClientCertificate: false } } },
  aks: { disableLocalAccounts: true },
};

test.each([
  'aws:iam/accessKey:AccessKey',
  'aws:iam/user:User',
  'gcp:serviceaccount/key:Key',
  'azuread:index/applicationPassword:ApplicationPassword',
])('%s would be noticed', (type) => {
  expect(credential.test(type)).toBe(true);
});
