import { definition, existingDefinition, type ManagedDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'registry/supported';
const made = { images: { kind: 'cloud', repositories: ['training'] } } as const;
const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf';

function caching(upstreams: Readonly<Record<string, { readonly credentials?: string }>>) {
  return { copies: { kind: 'cache', upstreams } } as const;
}

const cloudsOf = (registries: ManagedDefinition['registries'] & object) =>
  (['eks', 'gke', 'aks'] as const).map((cloud) => findingsOf({ ...definition(cloud), registries }, id));

test('every cloud creates registries, and caches of registries without credentials', () => {
  expect(cloudsOf(made)).toEqual([[], [], []]);
  expect(cloudsOf(caching({ 'quay.io': {}, 'registry.k8s.io': {} }))).toEqual([[], [], []]);
});

test('an existing cluster creates none', () => {
  const base = existingDefinition();
  const found = findingsOf({ ...base, registries: { ...made, ...caching({ 'quay.io': {} }) } }, id);
  expect(found.map(({ path }) => path)).toEqual([
    ['registries', 'images', 'kind'],
    ['registries', 'copies', 'kind'],
  ]);
  expect(found[0]).toMatchObject({
    problem: 'an existing cluster creates no registries',
    value: 'cloud',
    allowed: ['existing'],
  });
});

test('refuses a registry that the caches of the cloud have no images of', () => {
  const registries = caching({ 'nvcr.io': {} });
  const [eks, gke, aks] = cloudsOf(registries);
  expect(eks).toMatchObject([
    {
      path: ['registries', 'copies', 'upstreams', 'nvcr.io'],
      problem: 'caches of EKS have no images of this registry',
      allowed: ['docker.io', 'ghcr.io', 'public.ecr.aws', 'quay.io', 'registry.k8s.io'],
    },
  ]);
  expect(gke).toEqual([]);
  expect(aks).toHaveLength(1);
});

test('EKS needs credentials for Docker Hub and GitHub, and accepts the ARN of a secret', () => {
  const base = definition('eks');
  expect(findingsOf({ ...base, registries: caching({ 'docker.io': { credentials: secret } }) }, id)).toEqual([]);
  expect(findingsOf({ ...base, registries: caching({ 'docker.io': {} }) }, id)).toMatchObject([
    {
      path: ['registries', 'copies', 'upstreams', 'docker.io'],
      problem: 'caches of EKS need credentials for docker.io',
    },
  ]);
  expect(findingsOf({ ...base, registries: caching({ 'ghcr.io': { credentials: 'hub' } }) }, id)).toMatchObject([
    {
      path: ['registries', 'copies', 'upstreams', 'ghcr.io', 'credentials'],
      problem: 'caches of EKS accept no such credentials for ghcr.io',
      value: 'hub',
    },
  ]);
});

test('refuses credentials that the cloud does not use', () => {
  const registries = caching({ 'quay.io': { credentials: secret } });
  expect(cloudsOf(registries).map(([first]) => first?.problem)).toEqual([
    'caches of EKS use no credentials for quay.io',
    'caches of GKE use no credentials for quay.io',
    'caches of AKS use no credentials for quay.io',
  ]);
});

test('where addresses contain the account, the definition gives it', () => {
  const found = (['eks', 'gke', 'aks'] as const).map((cloud) => {
    const { account: _, ...cluster } = definition(cloud).cluster;
    return findingsOf({ ...definition(cloud), cluster, registries: made }, id).map(({ path }) => path.join('.'));
  });
  expect(found).toEqual([['cluster.account'], ['cluster.account'], []]);
  expect(findingsOf(withCluster(definition('eks'), {}), id)).toEqual([]);
});
