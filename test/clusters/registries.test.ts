import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { checkModelPlatform } from '../../lib/plan/plan';
import type { RecordedResource } from '../../lib/testing/record-pulumi';
import { definition, serverImage } from '../fixtures/definition';
import { findingsOf } from '../fixtures/findings';
import { ofType, only, recordCluster } from './record';

const clouds = ['eks', 'gke', 'aks'] as const;
type Cloud = (typeof clouds)[number];

const hub = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf';
const upstreams = {
  eks: { 'docker.io': { credentials: hub }, 'quay.io': {} },
  gke: { 'docker.io': {}, 'quay.io': {} },
  aks: { 'ghcr.io': {}, 'quay.io': {} },
} as const;

function withRegistries(cloud: Cloud): ModelPlatformDefinition {
  const registries = {
    images: { kind: 'cloud', repositories: ['training', 'ml/server'] },
    copies: { kind: 'cache', upstreams: upstreams[cloud] },
  } as const;
  return { ...definition(cloud), registries };
}

function planOf(of: ModelPlatformDefinition) {
  const { plan } = checkModelPlatform(of);
  if (!plan) throw new Error('the definition has the wrong shape');
  return plan;
}

const plans = {
  eks: planOf(withRegistries('eks')),
  gke: planOf(withRegistries('gke')),
  aks: planOf(withRegistries('aks')),
};

const recorded: Partial<Record<Cloud, readonly RecordedResource[]>> = {};
beforeAll(async () => {
  for (const cloud of clouds) recorded[cloud] = (await recordCluster(plans[cloud].cluster)).resources;
});
const resourcesOf = (cloud: Cloud) => recorded[cloud] ?? [];

test.each([
  ['eks', /^123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com\/acme\/images$/],
  ['gke', /^us-central1-docker\.pkg\.dev\/acme-ml-123456\/acme-images$/],
  ['aks', /^acmeimages[0-9a-f]{8}\.azurecr\.io$/],
] as const)('the address of a registry on %s has the host of the cloud', (cloud, address) => {
  expect(plans[cloud].cluster.registries.images?.addresses[0]).toMatch(address);
});

test('the region of China has another domain', () => {
  const { cluster, ...rest } = withRegistries('eks');
  const china = planOf({ ...rest, cluster: { ...cluster, region: 'cn-north-1' } as typeof cluster });
  expect(china.cluster.registries.images?.addresses[0]).toContain('.cn-north-1.amazonaws.com.cn/');
});

test('EKS has a repository for each image, whose tags do not move', () => {
  const repositories = ofType(resourcesOf('eks'), 'aws:ecr/repository:Repository');
  expect(repositories.map(({ inputs, protect }) => [inputs.name, inputs.imageTagMutability, protect])).toEqual([
    ['acme/images/ml/server', 'IMMUTABLE', true],
    ['acme/images/training', 'IMMUTABLE', true],
  ]);
});

test('EKS copies images of other registries below a prefix of at most 30 characters', () => {
  const rules = ofType(resourcesOf('eks'), 'aws:ecr/pullThroughCacheRule:PullThroughCacheRule').map(
    ({ inputs }) => inputs,
  );
  expect(rules.map(({ upstreamRegistryUrl, credentialArn }) => [upstreamRegistryUrl, credentialArn])).toEqual([
    ['registry-1.docker.io', hub],
    ['quay.io', undefined],
  ]);
  for (const { ecrRepositoryPrefix } of rules)
    expect(String(ecrRepositoryPrefix)).toMatch(/^[0-9a-f]{8}\/[a-z0-9.-]{1,21}$/);
});

test('nodes of EKS can create the repositories of copies, and no others', () => {
  const { inputs } = only(resourcesOf('eks'), 'aws:iam/rolePolicy:RolePolicy', 'acme-nodes-caches');
  const prefix = plans.eks.cluster.registries.copies?.cloud;
  const names = prefix?.kind === 'cache' ? prefix.upstreams.map(({ name }) => name) : [];
  expect(JSON.parse(String(inputs.policy)).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
      Resource: names.map((name) => `arn:aws:ecr:us-east-1:123456789012:repository/${name}/*`),
    },
  ]);
});

test('GKE has a repository for images and one for each registry that it copies from, which only its nodes read', () => {
  const type = 'gcp:artifactregistry/repository:Repository';
  const made = ofType(resourcesOf('gke'), type).map(({ inputs }) => [inputs.repositoryId, inputs.mode]);
  expect(made).toEqual([
    ['acme-copies-docker-io', 'REMOTE_REPOSITORY'],
    ['acme-copies-quay-io', 'REMOTE_REPOSITORY'],
    ['acme-images', 'STANDARD_REPOSITORY'],
  ]);
  expect(
    only(resourcesOf('gke'), type, 'acme-repository-acme-copies-docker-io').inputs.remoteRepositoryConfig,
  ).toMatchObject({
    commonRepository: { uri: 'https://registry-1.docker.io' },
  });
  const members = ofType(resourcesOf('gke'), 'gcp:artifactregistry/repositoryIamMember:RepositoryIamMember');
  expect(members.map(({ inputs }) => [inputs.repository, inputs.role])).toEqual(
    made.map(([id]) => [id, 'roles/artifactregistry.reader']),
  );
});

test('AKS has a registry for images and one for copies, from which the identity of the nodes pulls', () => {
  const registries = ofType(resourcesOf('aks'), 'azure-native:containerregistry:Registry');
  expect(registries.map(({ inputs }) => [inputs.adminUserEnabled, inputs.anonymousPullEnabled])).toEqual([
    [false, false],
    [false, false],
  ]);
  const rules = ofType(resourcesOf('aks'), 'azure-native:containerregistry:CacheRule').map(({ inputs }) => inputs);
  expect(rules.map(({ sourceRepository, targetRepository }) => [sourceRepository, targetRepository])).toEqual([
    ['ghcr.io/*', 'ghcr.io/*'],
    ['quay.io/*', 'quay.io/*'],
  ]);
  const pulls = ofType(resourcesOf('aks'), 'azure-native:authorization:RoleAssignment').filter(({ inputs }) =>
    String(inputs.roleDefinitionId).endsWith('7f951dda-4ed3-4680-a7ca-43fe172d538d'),
  );
  expect(pulls.map(({ inputs }) => inputs.principalId)).toEqual(Array(2).fill('77777777-8888-9999-aaaa-bbbbbbbbbbbb'));
});

test('pods pull images of the platform from the cache, and images of the registry as they are', () => {
  const address = plans.eks.cluster.registries.images?.addresses[0];
  const image = `${address}/ml/server@${serverImage.split('@')[1]}`;
  const base = withRegistries('eks');
  const churn = base.services?.churn;
  if (!churn) throw new Error('the definition has the service churn');
  const using = { ...base, services: { churn: { ...churn, runtime: { kind: 'scikit-learn', image } } } } as const;
  const { services } = planOf(using);
  expect(services.churn?.pod.containers[0]?.image).toBe(image);
  expect(services.churn?.pod.initContainers[0]?.image).toMatch(
    /^123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com\/[0-9a-f]{8}\/docker\.io\/rclone\/rclone:/,
  );
  expect(findingsOf(using, 'image/pullable')).toEqual([]);
  const other = { ...churn, runtime: { kind: 'scikit-learn', image: image.replace('ml/server', 'server') } } as const;
  expect(findingsOf({ ...using, services: { churn: other } }, 'image/pullable')).toMatchObject([
    { problem: 'the registry images has no repository server', allowed: ['training', 'ml/server'] },
  ]);
});

test('in a definition with parts, a registry of the cloud has only the teams that it names', () => {
  const base = withRegistries('gke');
  const address = plans.gke.cluster.registries.images?.addresses[0];
  const churn = base.services?.churn;
  if (!churn) throw new Error('the definition has the service churn');
  const services = { churn: { ...churn, runtime: { kind: 'scikit-learn', image: `${address}/a:1` } } } as const;
  expect(findingsOf({ ...base, services, include: [{ team: 'shop' }] }, 'registry/team-allowed')).toHaveLength(1);
  expect(findingsOf({ ...base, services }, 'registry/team-allowed')).toEqual([]);
});
