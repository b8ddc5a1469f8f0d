import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import { nameCollision } from '../../../../lib/plan/rules/reference/name-collision';
import { lookup } from '../../../../lib/units/lookup';
import { definition, digestOfV2, existingDefinition, withCluster, withService } from '../../../fixtures/definition';
import { trainingJob, withTraining } from '../../../fixtures/training';
import { findingsOf } from '../findings-of';

const id = 'name/collision';
const base = definition();

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'the names of a good definition are apart ($cluster.provider)',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('a team in a namespace of the cluster is found', () => {
  expect(findingsOf({ ...base, teams: { ...base.teams, shop: { namespace: 'kube-system' } } }, id)).toEqual([
    {
      rule: id,
      path: ['teams', 'shop'],
      problem: 'its namespace is that of the cluster',
      value: 'kube-system',
      fix: "choose another name, or give the team another 'namespace'",
    },
  ]);
});

test('a team in the namespace of an add-on is found', () => {
  const [finding] = findingsOf({ ...base, teams: { ...base.teams, monitoring: {} } }, id);
  expect(finding?.problem).toBe('its namespace is that of the add-on kube-prometheus-stack');
});

test('an add-on that is elsewhere leaves its namespace free', () => {
  const addOns = { 'kube-prometheus-stack': { manage: false, namespace: 'observability' } };
  expect(findingsOf({ ...base, addOns, teams: { ...base.teams, monitoring: {} } }, id)).toEqual([]);
});

test('two teams in one namespace are found', () => {
  const [finding] = findingsOf({ ...base, teams: { ...base.teams, shop: { namespace: 'ranking' } } }, id);
  expect(finding).toMatchObject({ path: ['teams', 'shop'], problem: 'its namespace is that of the team ranking' });
});

test('a service whose account would be that of everybody in the namespace is found', () => {
  const churn = base.services?.churn;
  if (!churn) throw new Error('the fixture has a service churn');
  expect(findingsOf({ ...base, services: { default: churn } }, id)).toEqual([
    {
      rule: id,
      path: ['services', 'default'],
      problem: 'its service account would be that of all other pods of the namespace, which would get its rights',
      value: 'default',
      fix: 'choose another name',
    },
  ]);
});

test('a training job whose account would be that of everybody in the namespace is found', () => {
  expect(findingsOf({ ...base, training: { default: trainingJob } }, id)[0]?.path).toEqual(['training', 'default']);
});

test('a training job and a service of one name in one namespace are found', () => {
  expect(findingsOf({ ...base, training: { churn: trainingJob } }, id)).toEqual([
    {
      rule: id,
      path: ['training', 'churn'],
      problem: 'the namespace ranking has a service of this name, and both would have one service account',
      value: 'churn',
      fix: 'choose another name, such as "churn-train"',
    },
  ]);
});

test('a training job may have the name of a service in another namespace', () => {
  expect(findingsOf({ ...base, training: { churn: { ...trainingJob, team: 'shop' } } }, id)).toEqual([]);
});

test('a training job with a name of its own is good', () => {
  expect(findingsOf(withTraining(base), id)).toEqual([]);
});

/** What the rule finds when the service `churn` has a rollout that makes two more Services. */
function findingsWithRollout(rollout: object, other: string, team: string) {
  const { churn } = base.services ?? {};
  if (!churn) throw new Error('the fixture has a service churn');
  const services = { churn, [other]: { ...churn, team, consumers: [] } };
  const plan = resolvePlatform({ ...base, services }, undefined);
  const planned = lookup(plan.services, 'churn');
  const changed = { ...plan, services: { ...plan.services, churn: { ...planned, rollout } } };
  return nameCollision.check({ definition: { ...base, services }, plan: changed as typeof plan });
}

const canary = { kind: 'canary', stableService: 'churn', canaryService: 'churn-canary' };
const blueGreen = { kind: 'blue-green', activeService: 'churn', previewService: 'churn-preview' };

test.each([
  [canary, 'churn-canary'],
  [blueGreen, 'churn-preview'],
])('a service that is called as one that a rollout makes is found (%j)', (rollout, other) => {
  expect(findingsWithRollout(rollout, other, 'ranking')).toEqual([
    {
      path: ['services', other],
      problem: 'the rollout of the service churn makes a Service of this name in the namespace ranking',
      value: other,
      fix: 'choose another name',
    },
  ]);
});

test.each([
  [canary, 'churn-canary', 'shop'],
  [canary, 'churn-preview', 'ranking'],
  [{ kind: 'rolling' }, 'churn-canary', 'ranking'],
])('it may have that name elsewhere, or where no rollout makes it (%j, %s, %s)', (rollout, other, team) => {
  expect(findingsWithRollout(rollout, other, team)).toEqual([]);
});

test('a pool with the name of the pool of the operators is found', () => {
  const nodePools = {
    ...base.cluster.nodePools,
    system: { machine: { cpu: 2, memory: '8Gi' }, nodes: { min: 1, max: 1 } },
  };
  expect(findingsOf(withCluster(base, { nodePools }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'system'],
      problem: 'this is the name of the pool that operators run on',
      value: 'system',
      fix: "choose another name; to change the operators' pool write 'cluster.systemPool'",
    },
  ]);
});

test('two buckets that are one in the cloud are found', () => {
  const buckets = { data: { name: 'acme-data' }, models: { name: 'acme-data' } };
  expect(findingsOf({ ...base, buckets }, id)).toEqual([
    {
      rule: id,
      path: ['buckets', 'models'],
      problem: 'it is the same bucket of the cloud as data',
      value: 'acme-data',
      fix: "give one of them another 'name', or use one of them in both places",
    },
  ]);
});

test('on AKS a name of the user is that of the account and of the container in it', () => {
  const buckets = { data: { name: 'shared' }, models: { name: 'shared' } };
  expect(findingsOf({ ...definition('aks'), buckets }, id)[0]?.value).toMatch(/^shared[0-9a-f]{8}\/shared$/);
});

test('two services of one model at one gateway are found, since the path has only the name of the model', () => {
  const churn = base.services?.churn;
  if (!churn) throw new Error('the fixture has a service churn');
  expect(findingsOf({ ...base, services: { churn, 'churn-next': churn } }, id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn-next', 'consumers', 2, 'gateway'],
      problem: 'requests for /v2/models/churn at this gateway go to the service churn already',
      value: 'internal',
      fix: 'choose another gateway, or take the consumer away from one of them',
    },
  ]);
});

test('a gateway that is named twice is found', () => {
  const twice = withService(base, { consumers: [{ gateway: 'internal' }, { gateway: 'internal' }] });
  expect(findingsOf(twice, id)[0]?.path).toEqual(['services', 'churn', 'consumers', 1, 'gateway']);
});

test('services of two models share a gateway', () => {
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
  ['acme-gateways', 'the gateways'],
  ['argocd', 'Argo CD'],
  ['kube-system', 'the cluster'],
])('a team may not take the namespace %s', (namespace, owner) => {
  const base = definition();
  const teams = { ...base.teams, intruder: { namespace } };
  expect(findingsOf({ ...base, teams }, id)).toMatchObject([
    { path: ['teams', 'intruder'], problem: `its namespace is that of ${owner}` },
  ]);
});
