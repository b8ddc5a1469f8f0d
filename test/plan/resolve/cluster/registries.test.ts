import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import type { RegistrySpec } from '../../../../lib/definition/registry';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { privateImage, privateRegistry, withRegistries } from '../../../fixtures/registries';
import { withTraining } from '../../../fixtures/training';

function planned(of: ModelPlatformDefinition) {
  const { plan } = checkModelPlatform(of);
  if (!plan) throw new Error('the definition has the wrong shape');
  return plan;
}

const copied = { ...privateRegistry, pull: { kind: 'secret', secret: 'pull', remote: 'acme-pull' } } as const;

test('the service account of a pod has the pull Secret of its images, and other pods have none', () => {
  const { services, training } = planned(withTraining(withRegistries({ acme: privateRegistry })));
  expect(services.churn?.serviceAccount.pullSecrets).toEqual(['registry-acme']);
  expect(training.fit?.serviceAccount).not.toHaveProperty('pullSecrets');
});

test('the Secret is a prerequisite in each namespace that uses it', () => {
  const { prerequisites } = planned(withRegistries({ acme: privateRegistry }));
  expect(prerequisites.at(-1)).toEqual({
    name: 'Secret registry-acme',
    namespace: 'ranking',
    why: 'images of the registry acme',
  });
});

test('nodes with credentials of their own need the right to pull', () => {
  const { prerequisites, services } = planned(
    withRegistries({ acme: { ...privateRegistry, pull: { kind: 'nodes' } } }),
  );
  expect(prerequisites.at(-1)?.name).toBe('right of the nodes to pull from registry.acme.dev');
  expect(services.churn?.serviceAccount).not.toHaveProperty('pullSecrets');
});

test('External Secrets copies the Secret to the teams that use it, and the cloud has it', () => {
  const { teams, cluster, addOns, prerequisites } = planned(
    withRegistries({ acme: copied }, privateImage, definition()),
  );
  expect(teams.ranking?.secrets).toEqual([
    { name: 'pull', remote: 'acme-pull', key: '.dockerconfigjson', type: 'kubernetes.io/dockerconfigjson' },
  ]);
  expect(teams.ranking?.secretStore?.kind).toBe('aws-secrets-manager');
  expect(teams.shop?.secrets).toEqual([]);
  expect(cluster.secrets?.names).toEqual(['acme-pull']);
  expect(addOns.map(({ name }) => name)).toContain('external-secrets');
  expect(prerequisites.map(({ name }) => name)).not.toContain('Secret pull');
});

test('pods pull copies of images of a mirror, also of those of the catalog, with its Secret', () => {
  const mirror: RegistrySpec = { ...privateRegistry, mirrors: { 'docker.io': 'hub', 'ghcr.io': 'packages' } };
  const { services, training } = planned(withTraining(withRegistries({ acme: mirror })));
  const { initContainers = [], containers = [] } = services.churn?.pod ?? {};
  expect(initContainers[0]?.image).toMatch(/^registry\.acme\.dev\/hub\/rclone\/rclone:/);
  expect(initContainers[0]?.copyOf).toMatch(/^docker\.io\/rclone\/rclone:/);
  expect(containers[0]).toMatchObject({ image: privateImage });
  expect(training.fit?.pod.containers[0]?.image).toMatch(/^registry\.acme\.dev\/packages\/acme\/train@sha256:/);
  expect(training.fit?.serviceAccount.pullSecrets).toEqual(['registry-acme']);
});

test('a mirror restarts runs, and keeps their checkpoints', () => {
  const checkpoint = { bucket: 'models', path: 'fit', every: '30m' };
  const run = (registries: Readonly<Record<string, RegistrySpec>>) =>
    planned(withTraining(withRegistries(registries), { checkpoint })).training.fit;
  const before = run({ acme: privateRegistry });
  const after = run({ acme: { ...privateRegistry, mirrors: { 'docker.io': 'hub' } } });
  expect(after?.run).not.toBe(before?.run);
  expect(after?.checkpoint?.path).toBe(before?.checkpoint?.path);
});

test('a registry that no image needs is unused', () => {
  const lab = { ...privateRegistry, address: 'lab.acme.dev' };
  expect(findingsOf(withRegistries({ acme: privateRegistry, lab }), 'reference/used')).toMatchObject([
    { path: ['registries', 'lab'], problem: 'nothing uses this registry' },
  ]);
});

test.each([
  ['the secret of a team', { ranking: { secrets: { pull: { remote: 'x' } } }, shop: {} }, {}, 'the team ranking'],
  ['the Secret of another registry', undefined, { lab: { ...copied, address: 'lab.acme.dev' } }, 'the registry acme'],
])('a copied Secret has not the name of %s', (_, teams, others, owner) => {
  const base = withRegistries({ acme: copied, ...others });
  expect(findingsOf({ ...base, ...(teams && { teams }) }, 'name/collision')).toMatchObject([
    { problem: `${owner} has a Secret with this name`, value: 'pull' },
  ]);
});

test('the name of a copied secret is one of the cloud', () => {
  const pull = { ...copied.pull, remote: 'acme pull' };
  const of = withRegistries({ acme: { ...copied, pull } }, privateImage, definition());
  expect(findingsOf(of, 'secret/name')).toMatchObject([{ path: ['registries', 'acme', 'pull', 'remote'] }]);
});
