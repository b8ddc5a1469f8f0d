import type { Path } from '../../../lib/errors';
import { explainModelPlatform } from '../../../lib/plan/explain/explain';
import type { ExplainContext, ExplanationLine } from '../../../lib/plan/explain/explanation';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import type { CanaryPlan } from '../../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../../lib/plan/types/service';
import { sampleDefinition, samplePlan } from '../../fixtures/sample';

const definition = sampleDefinition;
const context: ExplainContext = { definition, plan: samplePlan };

function linesOf(name: string, kind: string, explainContext: ExplainContext = context): readonly ExplanationLine[] {
  const explained = explainModelPlatform(name, explainContext);
  if (explained.kind === 'unknown') throw new Error(`${name} is unknown`);
  const found = explained.explanations.find(({ subject }) => subject.kind === kind);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found.lines;
}

function lineOf(name: string, kind: string, field: string, explainContext: ExplainContext = context): ExplanationLine {
  const line = linesOf(name, kind, explainContext).find((each) => each.field === field);
  if (!line) throw new Error(`${kind} ${name} has no line ${field}`);
  return line;
}

function withService(change: Partial<ModelServicePlan>): ExplainContext {
  const { churn } = samplePlan.services;
  if (!churn) throw new Error('the sample plan has a service churn');
  return { ...context, plan: { ...samplePlan, services: { churn: { ...churn, ...change } } } };
}

test.each([
  'namespace',
  'model churn-model',
  'pool',
  'machine',
  'taints',
  'share of a node',
  'nodes',
  'min replicas',
  'max replicas',
  'signal',
  'CPU',
  'memory',
  'GPU',
  'scratch',
  'startup budget',
  'grace period',
  'rollout',
  'disruption budget',
  'consumer',
  'route',
  'connections in',
  'connections out',
  'identity',
  'bucket models',
  'image server',
  'security',
  'priority class',
  'objective',
  'alerts',
])('a service shows %s', (field) => {
  expect(linesOf('churn', 'service').map((line) => line.field)).toContain(field);
});

test.each([
  'run',
  'pool',
  'machine',
  'pods',
  'processes',
  'rendezvous',
  'CPU',
  'memory',
  'GPU',
  'shared memory',
  'queue',
  'priority',
  'failure policy',
  'deadline',
  'checkpoint',
  'grace period',
  'data /data',
  'connections out',
  'image program',
  'security',
])('a training job shows %s', (field) => {
  expect(linesOf('fit', 'training').map((line) => line.field)).toContain(field);
});

test('a machine type that is not set is the cheapest that fits', () => {
  expect(lineOf('churn', 'service', 'machine').value).toBe('g6.xlarge');
  expect(lineOf('churn', 'service', 'machine').why).toBe(
    'cheapest machine type in us-east-1 with 1 x l4, amd64, sold as spot',
  );
  expect(lineOf('churn', 'service', 'machine').from.kind).toBe('catalog');
});

test('a machine type that is set comes from the definition', () => {
  const { cluster } = definition;
  if (cluster.provider === 'existing') throw new Error('the definition has a managed cluster');
  const named = { nodes: { min: 1, max: 10 }, machine: { type: 'g6.xlarge' } };
  const explainContext = {
    ...context,
    definition: { ...definition, cluster: { ...cluster, nodePools: { serving: named } } },
  };
  expect(lineOf('churn', 'service', 'machine', explainContext).from).toEqual({
    kind: 'definition',
    path: ['cluster', 'nodePools', 'serving', 'machine', 'type'],
    places: [],
  });
});

test('existing nodes have no machine type', () => {
  const cluster = {
    provider: 'existing' as const,
    nodePools: { serving: { labels: {}, allocatable: { cpu: '1', memory: '1Gi' }, nodes: { max: 1 } } },
  };
  expect(lineOf('churn', 'service', 'machine', { ...context, definition: { ...definition, cluster } }).value).toBe(
    'existing nodes',
  );
});

test('a field of the definition has its path and its location', () => {
  const places = (path: Path) => [{ file: 'platform.yaml', line: path.length }];
  expect(lineOf('churn', 'service', 'max replicas', { ...context, places }).from).toEqual({
    kind: 'definition',
    path: ['services', 'churn', 'scale', 'max'],
    places: [{ file: 'platform.yaml', line: 4 }],
  });
});

test('a field that is not set is a default, with the path where it can be set', () => {
  expect(lineOf('churn', 'service', 'min replicas').from).toEqual({
    kind: 'default',
    path: ['services', 'churn', 'scale', 'min'],
  });
});

test('resources are computed from the size of the model unless they are set', () => {
  expect(lineOf('churn', 'service', 'CPU').from).toEqual({
    kind: 'computed',
    path: ['services', 'churn', 'resources', 'cpu'],
  });
  expect(lineOf('churn', 'service', 'CPU').why).toBe('default of triton for models of 1Gi');
  const { churn } = definition.services ?? {};
  if (!churn) throw new Error('the definition has a service churn');
  const services = { churn: { ...churn, resources: { memory: '3584Mi' } } };
  const memory = lineOf('churn', 'service', 'memory', { ...context, definition: { ...definition, services } });
  expect(memory.from).toMatchObject({ kind: 'definition', path: ['services', 'churn', 'resources', 'memory'] });
});

test('a route comes from the consumer with its gateway', () => {
  expect(lineOf('churn', 'service', 'route').from).toMatchObject({ path: ['services', 'churn', 'consumers', 1] });
});

test('a canary shows its thresholds, its minimum sample and what is kept warm', () => {
  const rollout: CanaryPlan = {
    kind: 'canary',
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 5,
    stableService: 'churn',
    canaryService: 'churn-canary',
    routes: [],
    steps: [{ percent: 5, watchSeconds: 600 }],
    gate: {
      name: 'churn',
      serverAddress: 'http://prometheus',
      intervalSeconds: 60,
      count: 10,
      minimumSample: 500,
      withoutTraffic: 'wait',
      metrics: [{ name: 'availability', query: 'x', maxBadShare: 0.001 }],
      restarts: 'sum(restarts)',
      why: ['the objective allows 0.1%'],
    },
    warm: { previous: 'v6', seconds: 3600, revisions: 1 },
    rollbackRevisions: 1,
    abortedSeconds: 60,
  };
  const explainContext = withService({ rollout });
  expect(lineOf('churn', 'service', 'rollout', explainContext).value).toBe('canary, 5% for 10m');
  expect(lineOf('churn', 'service', 'gate', explainContext).value).toBe(
    'availability: at most 0.1% bad, from 500 requests',
  );
  expect(lineOf('churn', 'service', 'gate', explainContext).why).toBe('the objective allows 0.1%');
  expect(lineOf('churn', 'service', 'gate without traffic', explainContext).value).toBe('pauses');
  expect(lineOf('churn', 'service', 'kept warm', explainContext).value).toBe('v6 for 1h');
  expect(lineOf('churn', 'service', 'without canary', explainContext).value).toBe('team ranking, namespace shop');
});

test('a service with a fixed number of replicas has no signal', () => {
  const { autoscaler: _, ...churn } = samplePlan.services.churn ?? {};
  const plan = { ...samplePlan, services: { churn } } as unknown as ModelPlatformPlan;
  expect(lineOf('churn', 'service', 'signal', { ...context, plan }).value).toBe('none');
});

test('a checkpoint shows its location, interval and duration', () => {
  expect(lineOf('fit', 'training', 'checkpoint').value).toBe(
    `every 10m, from /checkpoints to s3://acme-models-fda33a88/${samplePlan.training.fit?.checkpoint?.path}`,
  );
  expect(lineOf('fit', 'training', 'checkpoint').why).toContain('1Gi take 27 s');
});

test('the grace of a job on spot nodes is compared with the notice of the cloud', () => {
  expect(lineOf('fit', 'training', 'grace period').why).toContain('120 s after its notice, of which a pod gets 110 s');
});

test('a pool shows its workloads, its use and its cost', () => {
  expect(lineOf('serving', 'pool', 'service churn').value).toBe('2 to 7 pods, 1 per node');
  expect(lineOf('serving', 'pool', 'use').value).toBe(
    '2 nodes at minimum scale, 12 at maximum scale with all rollouts and training jobs',
  );
  expect(lineOf('serving', 'pool', 'cost').value).toBe(
    '$0.8048 idle, $1.6096 at minimum scale, $8.8528 at maximum, per hour',
  );
});

test('the system pool is explained even if it is not in the definition', () => {
  expect(lineOf('system', 'pool', 'nodes').from).toEqual({ kind: 'default', path: ['cluster', 'systemPool', 'nodes'] });
});

test('a team shows its members by role, and whether its queue may borrow', () => {
  expect(lineOf('ranking', 'team', 'role viewer').value).toBe('group ranking, user ada');
  expect(lineOf('ranking', 'team', 'queue for serving').value).toBe('training of acme-ranking, borrows');
});

test('a bucket shows its readers, and whether its name is set', () => {
  expect(lineOf('models', 'bucket', 'reader').value).toBe('ranking-ns/churn: churn/*');
  expect(lineOf('models', 'bucket', 'location').from.kind).toBe('computed');
  expect(lineOf('data', 'bucket', 'location').from.kind).toBe('definition');
});

test('a gateway shows its routes and where TLS terminates', () => {
  expect(lineOf('inside', 'gateway', 'route').value).toBe('/v2/models/churn-model to churn');
  expect(lineOf('inside', 'gateway', 'TLS').value).toBe('none');
});

test('all subjects with the same name are explained', () => {
  const { ranking } = samplePlan.teams;
  const { serving } = samplePlan.cluster.pools;
  if (!ranking || !serving) throw new Error('the sample plan has both');
  const plan = { ...samplePlan, teams: { serving: ranking } };
  const explained = explainModelPlatform('serving', { ...context, plan });
  expect(explained.kind === 'known' && explained.explanations.map(({ subject }) => subject.kind)).toEqual([
    'pool',
    'team',
  ]);
});

test('an unknown name gives the nearest name and all names', () => {
  expect(explainModelPlatform('chrun', context)).toEqual({
    kind: 'unknown',
    name: 'chrun',
    nearest: 'churn',
    names: ['churn', 'data', 'fit', 'index', 'inside', 'legacy', 'models', 'ranking', 'search', 'serving', 'system'],
  });
});

test('names of Object.prototype are unknown', () => {
  expect(explainModelPlatform('constructor', context).kind).toBe('unknown');
});

test('every line has a value and a reason', () => {
  const names = ['churn', 'fit', 'serving', 'system', 'ranking', 'legacy', 'models', 'inside'];
  const lines = names.flatMap((name) => {
    const explained = explainModelPlatform(name, context);
    return explained.kind === 'known' ? explained.explanations.flatMap((each) => each.lines) : [];
  });
  expect(lines.length).toBeGreaterThan(80);
  expect(lines.filter(({ value, why }) => value === '' || why === '' || /undefined|NaN/.test(value + why))).toEqual([]);
});
