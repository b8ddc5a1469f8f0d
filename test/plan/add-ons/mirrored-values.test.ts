import { chartImages } from '../../../lib/catalog/chart-images';
import { publicHosts } from '../../../lib/catalog/public-registries';
import type { RegistrySpec } from '../../../lib/definition/registry';
import { mirroredImages } from '../../../lib/plan/add-ons/mirrored-values';
import { checkModelPlatform } from '../../../lib/plan/plan';
import type { RegistryPlan } from '../../../lib/plan/types/registry';
import { planText } from '../../../lib/report/text';
import { definition, withService } from '../../fixtures/definition';
import { privateRegistry } from '../../fixtures/registries';

const mirror: RegistryPlan = {
  name: 'acme',
  addresses: ['registry.acme.dev'],
  pull: { kind: 'nodes' },
  mirrors: { 'quay.io': 'registry.acme.dev/quay', 'docker.io': 'registry.acme.dev/hub' },
};

test('values name a repository, a registry with a repository, or a complete reference', () => {
  expect(mirroredImages('cert-manager', { mirror }).values).toMatchObject({
    image: { repository: 'registry.acme.dev/quay/jetstack/cert-manager-controller' },
    webhook: { image: { repository: 'registry.acme.dev/quay/jetstack/cert-manager-webhook' } },
  });
  expect(mirroredImages('argo-rollouts', { mirror }).values).toEqual({
    controller: { image: { registry: 'registry.acme.dev', repository: 'quay/argoproj/argo-rollouts' } },
  });
  expect(mirroredImages('envoy-gateway', { mirror }).values).toMatchObject({
    global: { images: { envoyGateway: { image: 'registry.acme.dev/hub/envoyproxy/gateway:v1.9.1' } } },
  });
});

test('images of other registries, and those of a mirror with a pull Secret, are not mirrored', () => {
  expect(mirroredImages('kueue', { mirror })).toEqual({
    values: {},
    images: [{ image: 'registry.k8s.io/kueue/kueue' }],
  });
  const closed = { ...mirror, pull: { kind: 'secret', secret: 'pull' } } as const;
  expect(mirroredImages('cert-manager', { closed }).values).toEqual({});
});

test('the images of charts are in public registries', () => {
  const hosts = Object.values(chartImages).flatMap((images) => images.map(({ image }) => image.split('/')[0]));
  expect([...new Set(hosts)].filter((host) => !publicHosts.includes(host ?? ''))).toEqual([]);
});

const registry: RegistrySpec = {
  ...privateRegistry,
  pull: { kind: 'nodes' },
  mirrors: { 'ghcr.io': 'packages', 'quay.io': 'quay' },
};
const canary = withService(definition(), { rollout: { kind: 'canary', steps: [10] } });

test('the values of the platform and those of the mirror are merged, and the plugin of rollouts is a copy too', () => {
  const { plan } = checkModelPlatform({ ...canary, registries: { acme: registry } });
  const controller = plan?.addOns.find(({ name }) => name === 'argo-rollouts')?.values.controller;
  expect(controller).toMatchObject({
    image: { registry: 'registry.acme.dev', repository: 'quay/argoproj/argo-rollouts', tag: expect.any(String) },
    initContainers: [{ image: expect.stringMatching(/^registry\.acme\.dev\/packages\/argoproj-labs\//) }],
  });
});

test('the report says which images of operators are not mirrored', () => {
  const { plan } = checkModelPlatform({ ...canary, registries: { acme: registry } });
  const rows = (plan ? planText(plan) : '').split('\n').map((line) => line.trim().split(/ {2,}/));
  expect(rows).toContainEqual(['envoy-gateway', 'docker.io/envoyproxy/gateway', 'not mirrored']);
  expect(rows).toContainEqual(['argo-rollouts', 'quay.io/argoproj/argo-rollouts', 'registry.acme.dev/quay/argoproj/']);
  const { plan: without } = checkModelPlatform(canary);
  expect(without ? planText(without) : '').not.toContain('Images of operators');
});
