import type { RolloutSpec } from '../../../../lib/definition/rollout';
import { planModelPlatform } from '../../../../lib/plan/plan';
import { resolveDelivery } from '../../../../lib/plan/resolve/totals/delivery';
import { definition, withService } from '../../../fixtures/definition';

const repository = 'https://git.acme.example/platform';
const delivery = { gitops: 'argocd', repository } as const;
const none = { services: [], teams: {}, addOns: [], cluster: planModelPlatform(definition()).cluster };

test('without Argo CD there is no delivery', () => {
  const { delivery: _, ...without } = definition();
  expect(resolveDelivery(without, none)).toBe(undefined);
});

test('the folder has the name of the platform by default', () => {
  expect(resolveDelivery({ ...definition(), delivery }, none)).toMatchObject({
    path: 'clusters/acme',
    revision: 'main',
  });
  const other = { ...delivery, path: 'prod', revision: 'v2' };
  expect(resolveDelivery({ ...definition(), delivery: other }, none)).toMatchObject({ path: 'prod', revision: 'v2' });
});

test('Argo CD has its default namespace and enforces the repository', () => {
  expect(resolveDelivery({ ...definition(), delivery }, none)).toMatchObject({
    namespace: 'argocd',
    sync: { prune: true, selfHeal: true, deletion: 'background' },
  });
});

test('a failed sync is retried for about an hour', () => {
  const retry = resolveDelivery({ ...definition(), delivery }, none)?.sync.retry;
  if (!retry) throw new Error('nothing is tried again');
  const waits = Array.from({ length: retry.limit }, (_, turn) =>
    Math.min(retry.maxSeconds, retry.firstSeconds * retry.factor ** turn),
  );
  const minutes = waits.reduce((sum, seconds) => sum + seconds, 0) / 60;
  expect(Math.round(minutes)).toBe(58);
});

test('a retry applies the newest commit, at most a minute after the last attempt', () => {
  expect(resolveDelivery({ ...definition(), delivery }, none)?.sync.retry).toMatchObject({
    refresh: true,
    maxSeconds: 60,
  });
});

const back = { name: 'churn', version: 'v2', previous: 'v1' } as const;
const leavesOf = (rollout: RolloutSpec) =>
  planModelPlatform(
    withService(definition(), { rollout, model: rollout.kind === 'rolling' ? churnV1 : back }),
  ).delivery?.applications.find(({ name }) => name === 'acme-team-ranking')?.ignoredFields;
const churnV1 = { name: 'churn', version: 'v1' } as const;

test('a Deployment has no ignored fields', () => {
  expect(leavesOf({ kind: 'rolling' })).toEqual([]);
});

test('selectors and weights of a canary are left to its controller', () => {
  expect(leavesOf({ kind: 'canary', steps: [10] })?.map(({ kind, name, fields }) => [kind, name, fields])).toEqual([
    ['Service', 'churn', { kind: 'json-pointer', pointer: '/spec/selector/rollouts-pod-template-hash' }],
    ['Service', 'churn-canary', { kind: 'json-pointer', pointer: '/spec/selector/rollouts-pod-template-hash' }],
    ['HTTPRoute', 'churn--internal', { kind: 'jq', expression: '.spec.rules[].backendRefs[].weight' }],
  ]);
});

test('a blue-green rollout has no weights', () => {
  expect(leavesOf({ kind: 'blue-green' })?.map(({ kind, name }) => [kind, name])).toEqual([
    ['Service', 'churn'],
    ['Service', 'churn-preview'],
  ]);
});

describe('Applications', () => {
  const plan = planModelPlatform(definition());
  const applications = plan.delivery?.applications ?? [];
  const operators = [
    'argo-rollouts',
    'cert-manager',
    'dcgm-exporter',
    'envoy-gateway-system',
    'external-secrets',
    'gpu-operator',
    'jobset-system',
    'keda',
    'kueue-system',
    'monitoring',
    'nvidia-device-plugin',
  ];

  test('there is one for all Applications, one for the platform and one for each team', () => {
    expect(applications.map(({ name, files }) => [name, files])).toEqual([
      ['acme', ['namespaces/argocd/*.yaml']],
      [
        'acme-platform',
        ['cluster/*.yaml', 'namespaces/acme-gateways/*.yaml', ...operators.map((each) => `namespaces/${each}/*.yaml`)],
      ],
      ['acme-team-ranking', ['teams/ranking/*.yaml', 'namespaces/ranking/*.yaml']],
      ['acme-team-shop', ['teams/shop/*.yaml', 'namespaces/shop/*.yaml']],
    ]);
  });

  test('the one of a team has the ignored fields of its own services', () => {
    const canary = planModelPlatform(
      withService(definition(), { rollout: { kind: 'canary', steps: [10] }, model: back }),
    );
    expect(canary.delivery?.applications.map(({ ignoredFields }) => ignoredFields.length)).toEqual([0, 0, 3, 0]);
  });

  test('a project permits only the namespaces of its Application', () => {
    expect(applications.map(({ project }) => [project.name, project.sources, project.namespaces])).toEqual([
      ['acme', [repository], ['argocd']],
      ['acme-platform', [repository], ['acme-gateways', ...operators]],
      ['acme-team-ranking', [repository], ['ranking']],
      ['acme-team-shop', [repository], ['shop']],
    ]);
  });

  test('a team can change its own namespace and queue, and no other cluster-scoped object', () => {
    const team = applications.find(({ name }) => name === 'acme-team-ranking');
    expect(team?.project.clusterKinds).toEqual([
      { group: '', kind: 'Namespace', name: 'ranking' },
      { group: 'kueue.x-k8s.io', kind: 'ClusterQueue', name: 'acme-ranking' },
    ]);
  });

  test('a project of a team permits neither Secrets nor objects of Argo CD', () => {
    const team = applications.find(({ name }) => name === 'acme-team-ranking');
    const kinds = team?.project.namespacedKinds;
    expect(kinds).toContainEqual({ group: 'apps', kind: 'Deployment' });
    expect(kinds).not.toContainEqual(expect.objectContaining({ kind: 'Secret' }));
    expect(kinds).not.toContainEqual(expect.objectContaining({ kind: 'Application' }));
  });

  test('the first one can deliver only Applications and projects', () => {
    expect(applications[0]?.project).toMatchObject({
      clusterKinds: [],
      namespacedKinds: [
        { group: 'argoproj.io', kind: 'AppProject' },
        { group: 'argoproj.io', kind: 'Application' },
      ],
    });
  });
});

describe('projects of operators', () => {
  const plan = planModelPlatform(definition());
  const managed = plan.addOns.filter(({ manage }) => manage).map(({ name }) => name);

  test('every managed operator has one, which stays in the cluster', () => {
    expect(Object.keys(plan.delivery?.operators ?? {})).toEqual(managed);
    expect(Object.values(plan.delivery?.operators ?? {}).map(({ keep }) => keep)).toEqual(managed.map(() => true));
  });

  test('an operator comes from the repository of its chart, into its namespace and that of the cluster', () => {
    expect(plan.delivery?.operators['envoy-gateway']).toEqual({
      name: 'acme-operator-envoy-gateway',
      sources: ['oci://docker.io/envoyproxy'],
      namespaces: ['envoy-gateway-system', 'kube-system'],
      clusterKinds: [{ group: '*', kind: '*' }],
      namespacedKinds: 'all',
      keep: true,
    });
  });

  test('an operator in the namespace of the cluster has one namespace', () => {
    expect(plan.delivery?.operators['metrics-server']?.namespaces).toEqual(['kube-system']);
  });
});
