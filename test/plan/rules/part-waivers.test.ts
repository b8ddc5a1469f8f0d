import { parseModelPlatform } from '../../../lib/definition/parse';
import type { ModelPlatformPart } from '../../../lib/definition/part';
import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import { objectSource } from '../../../lib/definition/source';
import type { TrainingJobSpec } from '../../../lib/definition/training';
import { type Finding, formatPath } from '../../../lib/errors';
import { checkModelPlatform } from '../../../lib/plan/plan';
import { rules } from '../../../lib/plan/rules/all';
import { digestOfV1, existingDefinition, serverImage } from '../../fixtures/definition';

type Waiver = NonNullable<ModelPlatformDefinition['waivers']>[number];

const model = { bucket: 'models', versions: { v1: { path: 'rank/v1/model.joblib', sha256: digestOfV1 } } };
const job: Omit<TrainingJobSpec, 'team'> = {
  pool: 'general',
  framework: { kind: 'scikit-learn' },
  image: serverImage,
  command: ['python', 'train.py'],
};

/** The platform with a part of the team `shop`, which has a model, a service and a job of its own. */
function withPart(waivers: readonly Waiver[], change: Partial<ModelPlatformPart> = {}): ModelPlatformDefinition {
  const part: ModelPlatformPart = {
    team: 'shop',
    models: { rank: model },
    services: {
      rank: {
        pool: 'general',
        model: { name: 'rank', version: 'v1' },
        runtime: { kind: 'scikit-learn', image: serverImage },
        consumers: [{ team: 'shop' }],
      },
    },
    training: { fit: job },
    waivers,
    ...change,
  };
  const base = existingDefinition();
  const teams = { ...base.teams, shop: { ...base.teams?.shop, quota: { general: {} } } };
  return { ...base, teams, buckets: { models: { teams: ['ranking', 'shop'] } }, include: [part] };
}

function refused(waiver: Waiver): readonly Finding[] {
  return checkModelPlatform(withPart([waiver])).findings.filter(({ rule }) => rule === 'part/foreign-waiver');
}

function waiver(rule: string, at: string): Waiver {
  return { rule, at, reason: 'an attack' };
}

const ownPaths = ['services.rank', 'services.rank.runtime.image', 'models.rank', 'training.fit.command[0]'];
const foreignPaths = [
  ...['services.churn', 'services.churn.runtime', 'models.churn', 'services', 'models', 'training', 'services.ran'],
  ...['services.ranker', 'services.rank2', 'training.rank', 'cluster', 'cluster.nodePools.general', 'teams.ranking'],
  ...['teams.shop', 'buckets.models', 'gateways.internal', 'monitoring', 'name', 'waivers', ' services.rank', '.'],
];
/** Every rule at each of the paths. One part has them all, because each check plans the platform. */
function attacks(paths: readonly string[]): readonly Waiver[] {
  return paths.flatMap((at) => rules.map(({ id }) => waiver(id, at)));
}

/** Positions, among the waivers of the part, of those that are refused. */
function refusedAt(waivers: readonly Waiver[]): ReadonlySet<unknown> {
  const { findings } = checkModelPlatform(withPart(waivers));
  const isRefusal = ({ rule, problem }: Finding) =>
    rule === 'part/foreign-waiver' || problem.includes('cannot be waived');
  return new Set(findings.filter(isRefusal).map(({ path }) => path[path.indexOf('waivers') + 1]));
}

test('a part can waive a rule at its own paths only if the rule protects nothing but the part', () => {
  const waivers = attacks(ownPaths);
  const refusals = refusedAt(waivers);
  const accepted = waivers.filter((_, index) => !refusals.has(index)).map(({ rule }) => rule);
  const ofPart = rules.filter(({ waivableBy }) => waivableBy === 'part').map(({ id }) => id);
  expect(ofPart.length).toBeGreaterThan(10);
  expect(accepted).toEqual(ownPaths.flatMap(() => ofPart));
});

/** Whom each rule protects that a part can waive for its own workloads: only the part, because it alone loses something. */
const ofPart: Readonly<Record<string, string>> = {
  'checkpoint/expiry-after-run': 'the work of the run',
  'checkpoint/interval-covers-upload': 'the work of the run',
  'checkpoint/where-interrupted': 'the work of the run',
  'checkpoint/within-attempt': 'the work of the run',
  'checkpoint/within-grace': 'the work of the run',
  'gateway/client-limit': 'clients of the service from each other, within the limit of the service',
  'gpu/model-fits': 'the start of the server; GPUs without isolation have one team',
  'gpu/tensor-parallel': 'the start of the server',
  'placement/architecture': 'the start of the pod',
  'reference/used': 'models of the part',
  'rollout/gateway': 'requests of the service during its rollout',
  'rollout/keeps-replica': 'requests of the service during its rollout',
  'rollout/objective': 'requests of the service during its rollout',
  'rollout/previous': 'the time of a rollback of the service',
  'runtime/gpu': 'the start of the server',
  'runtime/models': 'the start of the server',
  'scale/signal': 'the latency of the service, and replicas within the quota of the team',
  'scale/zero': 'requests of the service',
  'slo/latency-measurable': 'the objective of the service',
  'slo/single-replica': 'the objective of the service',
  'spot/serving': 'requests of the service',
  'startup/budget': 'the start of the server',
  'startup/memory': 'the start of the server, whose memory has a limit',
  'timeout/covers-latency': 'the objective of the service',
  'timeout/load-balancer': 'requests of the service',
  'training/deadline': 'the work of the run',
  'training/env-reserved': 'the program of the job, in its own container',
  'training/folders-apart': 'files of the job',
  'training/folders-free': 'the program of the job, in its own container',
  'training/processes': 'the start of the job',
};

test('each rule that a part can waive protects the part only', () => {
  const waivable = rules.filter(({ waivableBy }) => waivableBy === 'part').map(({ id }) => id);
  expect([...waivable].sort()).toEqual(Object.keys(ofPart).sort());
});

test.each(foreignPaths)('a part can waive no rule at %s', (at) => {
  // More findings of a kind in one list are reported together.
  const starts = rules.map((_, index) => index).filter((index) => index % 10 === 0);
  const refusals = starts.flatMap((start) => {
    const part = withPart(attacks([at]).slice(start, start + 10));
    return parseModelPlatform([objectSource(part)]).findings.filter(({ rule }) => rule === 'part/foreign-waiver');
  });
  expect(refusals).toHaveLength(rules.length);
});

test('refuses a part that waives its write access to the model of another team', () => {
  const training = { fit: { ...job, output: { bucket: 'models', path: 'churn/v1' } } };
  const attack = withPart([waiver('bucket/prefix-owner', 'training.fit')], { training });
  const ids = checkModelPlatform(attack).findings.map(({ rule }) => rule);
  expect(ids).toContain('bucket/prefix-owner');
  expect(ids).toContain('part/foreign-waiver');
});

test('the platform accepts the same write access', () => {
  const training = { fit: { ...job, output: { bucket: 'models', path: 'churn/v1' } } };
  const base = withPart([], { training });
  const { findings, plan } = checkModelPlatform({
    ...base,
    waivers: [waiver('bucket/prefix-owner', 'training.fit')],
  });
  expect(findings).toEqual([]);
  expect(plan?.waivers.map(({ team }) => team)).toEqual([undefined]);
});

test('the finding of a foreign path has the paths of the part', () => {
  expect(refused(waiver('image/pinned', 'services.churn'))).toEqual([
    {
      rule: 'part/foreign-waiver',
      path: ['include', 0, 'waivers', 0, 'at'],
      problem: 'a part can waive findings only of its own models, services and training jobs',
      value: 'services.churn',
      allowed: ['models.rank', 'services.rank', 'training.fit'],
      fix: 'use a path of the part, or move the waiver to the definition of the platform',
    },
  ]);
});

test('a refused waiver has one finding, and the next waiver keeps its position', () => {
  const foreign = waiver('image/pinned', 'services.churn');
  const unused = waiver('slo/single-replica', 'services.rank');
  const { findings } = checkModelPlatform(withPart([foreign, unused]));
  expect(findings.map(({ rule, path }) => [rule, formatPath(path)])).toEqual([
    ['part/foreign-waiver', 'include[0].waivers[0].at'],
    ['waiver/used', 'waivers[0]'],
  ]);
});

test('a refused waiver of the wrong shape has the findings of the schema too', () => {
  const foreign = { rule: 'image/pinned', at: 'services.churn', reason: '' };
  const { findings } = checkModelPlatform(withPart([foreign]));
  expect(findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['part/foreign-waiver', 'definition/format']),
  );
});

test('the finding of a rule of the platform has the rules that a part can waive', () => {
  expect(refused(waiver('privacy/confined', 'services.rank'))).toEqual([
    {
      rule: 'part/foreign-waiver',
      path: ['waivers', 0, 'rule'],
      problem: 'the part of the team shop cannot waive privacy/confined, because the rule protects more than the part',
      value: 'privacy/confined',
      allowed: rules.filter(({ waivableBy }) => waivableBy === 'part').map(({ id }) => id),
      fix: 'fix the findings of the rule, or move the waiver to the definition of the platform',
    },
  ]);
});

test('refuses a waiver in the name of another team', () => {
  expect(refused({ ...waiver('image/pinned', 'services.rank'), team: 'ranking' })).toMatchObject([
    { path: ['include', 0, 'waivers', 0, 'team'], value: 'ranking', allowed: ['shop'] },
  ]);
});

test('a waiver cannot name the path of a workload that another source defines first', () => {
  const services = { churn: { pool: 'general', model: { name: 'churn', version: 'v1' } } };
  const attack = withPart([waiver('image/pinned', 'services.churn')], { services: services as never });
  expect(checkModelPlatform(attack).findings.map(({ rule }) => rule)).toContain('part/duplicate-name');
});

test('the plan has the team of each waiver', () => {
  const services = {
    rank: {
      pool: 'general',
      model: { name: 'rank', version: 'v1' },
      runtime: { kind: 'scikit-learn', image: serverImage },
      consumers: [{ team: 'shop' }],
    },
  } as const;
  const training = { fit: { ...job, env: { PYTHONHOME: '/opt/python' } } };
  const accepted = waiver('training/env-reserved', 'training.fit');
  const { findings, plan } = checkModelPlatform(withPart([accepted], { services, training }));
  expect(findings).toEqual([]);
  expect(plan?.waivers).toEqual([
    { rule: 'training/env-reserved', at: 'training.fit', reason: 'an attack', team: 'shop', findings: 1 },
  ]);
});

test('reports the team of a waiver that does not exist', () => {
  const waivers = [{ ...waiver('image/pinned', 'services.churn'), team: 'sales' }];
  const found = checkModelPlatform({ ...existingDefinition(), waivers }).findings;
  expect(found).toContainEqual(expect.objectContaining({ rule: 'reference/known', path: ['waivers', 0, 'team'] }));
});

test.each([
  ['image/pinned', 'services.rank'],
  ['model/pinned', 'models.rank'],
  // The text is in the history of the repository of the manifests, which is not the one of the part.
  ['secret/not-in-env', 'training.fit'],
  ['secret/not-in-text', 'models.rank'],
])('a part cannot waive %s', (rule, at) => {
  expect(refused(waiver(rule, at)).map(({ path }) => formatPath(path))).toEqual(['waivers[0].rule']);
});
