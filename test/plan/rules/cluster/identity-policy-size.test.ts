import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { cloudNamed } from '../../../../lib/plan/providers/select';
import { identityPolicySize } from '../../../../lib/plan/rules/cluster/identity-policy-size';
import { definition, digestOfV1 } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { ridePricing } from '../../../fixtures/many-cities';

const id = 'identity/policy-size';

type Cloud = 'eks' | 'gke' | 'aks';

/** The service `churn` with a model of many versions, each in a folder that it shares with another model. */
function withPaths(provider: Cloud, count: number, pathOf: (index: number) => string): ModelPlatformDefinition {
  const base = definition(provider);
  const paths = Array.from({ length: count }, (_, index) => pathOf(index));
  const versions = Object.fromEntries(
    paths.map((path, index) => [`v${index + 1}`, { path, sha256: digestOfV1, size: '1Mi' }]),
  );
  const beside = Object.fromEntries(
    paths.map((path, index) => [`v${index + 1}`, { path: `${path}.copy`, sha256: digestOfV1, size: '1Mi' }]),
  );
  return { ...base, models: { churn: { bucket: 'models', versions }, beside: { bucket: 'models', versions: beside } } };
}

const problemsOf = (bad: ModelPlatformDefinition) => findingsOf(bad, id).map(({ problem }) => problem);

test.each(['eks', 'gke', 'aks'] as const)('accepts the models of 200 cities on %s', (provider) => {
  expect(findingsOf(ridePricing(provider, 200), id)).toEqual([]);
});

test.each([
  ['gke', 260],
  ['eks', 600],
  ['aks', 600],
] as const)('accepts on %s %i objects in one service', (provider, count) => {
  expect(problemsOf(withPaths(provider, count, (index) => `all/${index}/model.joblib`))).toEqual([]);
});

test('reports more objects than the bindings of a bucket can name on GKE', () => {
  expect(
    findingsOf(
      withPaths('gke', 261, (index) => `all/${index}/model.joblib`),
      id,
    ),
  ).toEqual([
    {
      rule: id,
      path: ['services', 'churn'],
      problem: 'ranking/churn-7fda10b7 has access to 261 objects, folders and secrets, which need 21 role bindings',
      value: 21,
      allowed: 'at most 20 role bindings',
      fix: 'divide the models among several services, or shorten their paths',
    },
  ]);
});

test('reports more objects than the managed policies of a role can name on EKS', () => {
  const path = (index: number) => `${'a-long-folder/'.repeat(40)}${index}/model.joblib`;
  expect(problemsOf(withPaths('eks', 120, path))).toEqual([
    'ranking/churn has access to 120 objects, folders and secrets, which need 14 managed policies',
  ]);
});

test('reports a path that is too long for the condition of a role assignment on AKS', () => {
  // Each of these letters is three bytes.
  const bad = withPaths('aks', 1, () => `${'模'.repeat(1000)}/model`);
  expect(problemsOf(bad)).toEqual([]);
  const training = {
    fit: {
      ...{
        team: 'ranking',
        pool: 'general',
        framework: { kind: 'scikit-learn' as const },
        command: ['python', 'train.py'],
      },
      image: `ghcr.io/acme/train@sha256:${digestOfV1}`,
      output: { bucket: 'models', path: '模'.repeat(1000) },
    },
  };
  expect(problemsOf({ ...definition('aks'), training })).toEqual([
    'the condition of a role assignment of ranking/fit has 9878 bytes',
  ]);
});

/** Findings of a platform whose only identity is there so many times. */
function findingsOfMany(provider: Cloud, count: number) {
  const { plan } = checkModelPlatform(definition(provider));
  if (!plan) throw new Error('the fixture has no plan');
  const identities = Array.from({ length: count }, () => plan.cluster.identities).flat();
  const { cluster, ...rest } = plan;
  const scope = { definition: definition(provider), plan: { ...rest, cluster: { ...cluster, identities } } };
  return identityPolicySize.check({ ...scope, provider: cloudNamed(provider) });
}

const problemsOfMany = (provider: Cloud, count: number) =>
  findingsOfMany(provider, count).map(({ problem }) => problem);

test('reports more role bindings than the policy of a bucket holds on GKE', () => {
  expect(problemsOfMany('gke', 1500)).toEqual([]);
  expect(problemsOfMany('gke', 1501)).toEqual([
    'all services and jobs together need 1501 role bindings of the bucket models',
  ]);
});

test('reports more role assignments than a subscription has on AKS', () => {
  expect(problemsOfMany('aks', 4000)).toEqual([]);
  expect(findingsOfMany('aks', 4001)).toMatchObject([
    { path: ['cluster', 'account'], problem: 'all services and jobs together need 4001 role assignments' },
  ]);
});
