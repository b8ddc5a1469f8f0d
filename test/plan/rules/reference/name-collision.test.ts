import type { GatewaySpec } from '../../../../lib/definition/gateway';
import { parseModelPlatform } from '../../../../lib/definition/parse';
import { objectSource } from '../../../../lib/definition/source';
import { selectProvider } from '../../../../lib/plan/providers/select';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import { nameCollision } from '../../../../lib/plan/rules/reference/name-collision';
import { lookup } from '../../../../lib/units/lookup';
import { definition, digestOfV2, existingDefinition, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { entryOf } from '../../../fixtures/plan-of';
import { trainingJob, withTraining } from '../../../fixtures/training';

const id = 'name/collision';
const base = definition();

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'accepts the names of a valid definition on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('refuses a team in a namespace of Kubernetes', () => {
  expect(findingsOf({ ...base, teams: { ...base.teams, shop: { namespace: 'kube-system' } } }, id)).toEqual([
    {
      rule: id,
      path: ['teams', 'shop'],
      problem: 'the namespace belongs to the cluster',
      value: 'kube-system',
      fix: "choose another name, or set 'namespace' of the team",
    },
  ]);
});

test('refuses a team in the namespace of an add-on', () => {
  const [finding] = findingsOf({ ...base, teams: { ...base.teams, monitoring: {} } }, id);
  expect(finding?.problem).toBe('the namespace belongs to the add-on kube-prometheus-stack');
});

test('allows the default namespace of an add-on that runs in another one', () => {
  const addOns = { 'kube-prometheus-stack': { manage: false, namespace: 'observability' } };
  expect(findingsOf({ ...base, addOns, teams: { ...base.teams, monitoring: {} } }, id)).toEqual([]);
});

test('refuses two teams in one namespace', () => {
  const [finding] = findingsOf({ ...base, teams: { ...base.teams, shop: { namespace: 'ranking' } } }, id);
  expect(finding).toMatchObject({ path: ['teams', 'shop'], problem: 'the namespace belongs to the team ranking' });
});

test('refuses a service named default', () => {
  const churn = base.services?.churn;
  if (!churn) throw new Error('the fixture has a service churn');
  expect(findingsOf({ ...base, services: { default: churn } }, id)).toEqual([
    {
      rule: id,
      path: ['services', 'default'],
      problem: 'the service account would be default, so all other pods of the namespace would get its permissions',
      value: 'default',
      fix: 'choose another name',
    },
  ]);
});

test('accepts a service named default where names of service accounts end with digits', () => {
  const { services } = definition('gke');
  const churn = entryOf(services ?? {}, 'churn');
  expect(findingsOf({ ...definition('gke'), services: { default: churn } }, id)).toEqual([]);
});

test('refuses a training job named default', () => {
  expect(findingsOf({ ...base, training: { default: trainingJob } }, id)[0]?.path).toEqual(['training', 'default']);
});

test('refuses a training job and a service with the same name in one namespace', () => {
  expect(findingsOf({ ...base, training: { churn: trainingJob } }, id)).toEqual([
    {
      rule: id,
      path: ['training', 'churn'],
      problem: 'the namespace ranking has a service with this name, and both would share one service account',
      value: 'churn',
      fix: 'choose another name, such as "churn-train"',
    },
  ]);
});

test('allows a training job with the name of a service in another namespace', () => {
  expect(findingsOf({ ...base, training: { churn: { ...trainingJob, team: 'shop' } } }, id)).toEqual([]);
});

test('allows a training job with a unique name', () => {
  expect(findingsOf(withTraining(base), id)).toEqual([]);
});

/** Findings if the service `churn` has a rollout that creates two more Services. */
function findingsWithRollout(rollout: object, other: string, team: string) {
  const { churn } = base.services ?? {};
  if (!churn) throw new Error('the fixture has a service churn');
  const services = { churn, [other]: { ...churn, team, consumers: [] } };
  const plan = resolvePlatform({ ...base, services }, undefined);
  const planned = lookup(plan.services, 'churn');
  const changed = { ...plan, services: { ...plan.services, churn: { ...planned, rollout } } };
  const { provider } = selectProvider(base.cluster);
  return nameCollision.check({ definition: { ...base, services }, plan: changed as typeof plan, provider });
}

const canary = { kind: 'canary', stableService: 'churn', canaryService: 'churn-canary' };
const blueGreen = { kind: 'blue-green', activeService: 'churn', previewService: 'churn-preview' };

test.each([
  [canary, 'churn-canary'],
  [blueGreen, 'churn-preview'],
])('refuses a service with the name of a Service of a rollout: %j', (rollout, other) => {
  expect(findingsWithRollout(rollout, other, 'ranking')).toEqual([
    {
      path: ['services', other],
      problem: 'the rollout of the service churn creates a Service with this name in the namespace ranking',
      value: other,
      fix: 'choose another name',
    },
  ]);
});

test.each([
  [canary, 'churn-canary', 'shop'],
  [canary, 'churn-preview', 'ranking'],
  [{ kind: 'rolling' }, 'churn-canary', 'ranking'],
])('allows that name in another namespace or without such a rollout: %j, %s, %s', (rollout, other, team) => {
  expect(findingsWithRollout(rollout, other, team)).toEqual([]);
});

test.each([
  ['ranking', { path: '/v2/models/churn/infer', body: '{}' }, 1],
  ['ranking', undefined, 0],
  ['shop', { path: '/v2/models/churn/infer', body: '{}' }, 0],
])('a training job of %s cannot be named after the requests %j to a new version', (team, request, count) => {
  const training = { 'churn-preview': { ...trainingJob, team } };
  const of = withService({ ...base, training }, { rollout: { kind: 'blue-green', ...(request && { request }) } });
  expect(findingsOf(of, id).map(({ path }) => path)).toEqual(Array(count).fill(['training', 'churn-preview']));
});

test('refuses a pool with the name of the system pool', () => {
  const nodePools = {
    ...base.cluster.nodePools,
    system: { machine: { cpu: 2, memory: '8Gi' }, nodes: { min: 1, max: 1 } },
  };
  expect(findingsOf(withCluster(base, { nodePools }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'system'],
      problem: 'the system pool has this name',
      value: 'system',
      fix: "choose another name; to change the system pool, set 'cluster.systemPool'",
    },
  ]);
});

test('refuses two buckets that are one in the cloud', () => {
  const buckets = { data: { name: 'acme-data' }, models: { name: 'acme-data' } };
  expect(findingsOf({ ...base, buckets }, id)).toEqual([
    {
      rule: id,
      path: ['buckets', 'models'],
      problem: 'this is the same cloud bucket as data',
      value: 'acme-data',
      fix: "set another 'name' for one of them, or use one of them in both places",
    },
  ]);
});

test('compares account and container on AKS', () => {
  const buckets = { data: { name: 'shared' }, models: { name: 'shared' } };
  expect(findingsOf({ ...definition('aks'), buckets }, id)[0]?.value).toMatch(/^shared[0-9a-f]{8}\/shared$/);
});

test('refuses two services with the same model at one gateway', () => {
  const churn = base.services?.churn;
  if (!churn) throw new Error('the fixture has a service churn');
  expect(findingsOf({ ...base, services: { churn, 'churn-next': churn } }, id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn-next', 'consumers', 2, 'gateway'],
      problem: 'this gateway already routes /v2/models/churn to the service churn',
      value: 'internal',
      fix: 'choose another gateway, or remove the consumer from one of the services',
    },
  ]);
});

test('the finding is about the service of a part, whose name comes before that of the service of the platform', () => {
  const { team: _, ...shop } = { ...entryOf(base.services ?? {}, 'churn'), consumers: [{ gateway: 'internal' }] };
  const include = [{ team: 'shop', services: { achurn: shop } }];
  const { definition: merged } = parseModelPlatform([objectSource({ ...base, include })]);
  if (!merged) throw new Error('the definition is invalid');
  expect(findingsOf(merged, id)).toMatchObject([
    {
      path: ['services', 'achurn', 'consumers', 0, 'gateway'],
      problem: 'this gateway already routes /v2/models/churn to the service churn',
    },
  ]);
});

test('refuses a gateway that is a consumer twice', () => {
  const twice = withService(base, { consumers: [{ gateway: 'internal' }, { gateway: 'internal' }] });
  expect(findingsOf(twice, id)[0]?.path).toEqual(['services', 'churn', 'consumers', 1, 'gateway']);
});

test('allows services with different models at one gateway', () => {
  const churn = base.services?.churn;
  if (!churn) throw new Error('the fixture has a service churn');
  const models = {
    ...base.models,
    fraud: { bucket: 'models', versions: { v1: { path: 'fraud/v1/m', sha256: digestOfV2 } } },
  };
  const fraud = { ...churn, model: { name: 'fraud', version: 'v1' } };
  expect(findingsOf({ ...base, models, services: { churn, fraud } }, id)).toEqual([]);
});

test.each([
  ['acme-gateways', 'the platform'],
  ['argocd', 'Argo CD'],
  ['kube-system', 'the cluster'],
])('refuses a team in the namespace %s', (namespace, owner) => {
  const base = definition();
  const teams = { ...base.teams, intruder: { namespace } };
  expect(findingsOf({ ...base, teams }, id)).toMatchObject([
    { path: ['teams', 'intruder'], problem: `the namespace belongs to ${owner}` },
  ]);
});

test('refuses two Secrets of gateways with one name', () => {
  const auth = { apiKeys: { secret: 'keys', remote: 'acme/keys' } };
  const of = (other: GatewaySpec['auth']) => ({
    ...definition(),
    gateways: {
      internal: { hostname: 'a.acme.example', tls: { secret: 'a-tls' }, auth },
      other: { hostname: 'b.acme.example', tls: { secret: 'b-tls' }, ...(other && { auth: other }) },
    },
  });
  expect(findingsOf(of({ apiKeys: { secret: 'keys' } }), id)).toEqual([]);
  expect(findingsOf(of(auth), id)).toEqual([
    {
      rule: id,
      path: ['gateways', 'other', 'auth', 'apiKeys', 'secret'],
      problem: 'the gateway internal creates a Secret with this name in the same namespace',
      value: 'keys',
      fix: 'choose another name',
    },
  ]);
});
