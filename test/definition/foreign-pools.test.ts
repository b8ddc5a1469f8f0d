import { parseModelPlatform } from '../../lib/definition/parse';
import type { ModelPlatformPart } from '../../lib/definition/part';
import { objectSource } from '../../lib/definition/source';
import { formatPath } from '../../lib/errors';
import { checkParsed } from '../../lib/plan/plan';
import { gang, trainingDefinition, withQuotas } from '../fixtures/queues';

const { team: _, ...job } = gang;
const tiny = { ...job, framework: { kind: 'pytorch' }, resources: { gpu: { count: 1 } }, checkpoint: undefined };
const oneGpu = { team: 'shop', training: { tiny } };
const alone = trainingDefinition();
const trained = { ranking: {}, shop: {} };

function problems(base: object, ...include: readonly object[]): readonly string[] {
  const { findings } = parseModelPlatform([objectSource({ ...base, include })]);
  return findings.filter(({ rule }) => rule === 'part/foreign-pool').map(({ path }) => formatPath(path));
}

/** GPUs that are guaranteed to a team. Undefined without a queue. */
function gpusOf(team: string, base: object): number | undefined {
  const { definition } = parseModelPlatform([objectSource(base)]);
  const queues = definition && checkParsed(definition).plan?.queues?.queues;
  return queues?.[team]?.quotas.find(({ pool }) => pool === 'train')?.nominal['nvidia.com/gpu'];
}

test('a part takes no capacity of a pool that another team trains on', () => {
  expect(problems(alone, oneGpu)).toEqual(['training.tiny.pool']);
});

test('a part with a service takes none either', () => {
  const service = { ...alone.services?.churn, team: undefined, pool: 'train' };
  expect(problems(alone, { team: 'shop', services: { served: service } })).toEqual(['services.served.pool']);
});

test('two parts share a pool only if the platform gives it to both teams', () => {
  const base = { ...alone, training: {} };
  const other: Partial<ModelPlatformPart> = { team: 'ranking', training: { ranker: job } };
  expect(problems(base, other)).toEqual([]);
  expect(problems(base, other, oneGpu)).toEqual(['training.ranker.pool', 'training.tiny.pool']);
  expect(problems(withQuotas({ ...alone, training: {} }, trained), other, oneGpu)).toEqual([]);
});

test('the platform gives a pool by a quota, or by a workload outside the parts', () => {
  expect(problems(withQuotas(alone, { shop: { gpus: 8 } }), oneGpu)).toEqual([]);
  expect(problems({ ...alone, training: { ranker: gang, first: { ...tiny, team: 'shop' } } }, oneGpu)).toEqual([]);
});

test('another quota of the team gives another pool only', () => {
  const teams = { ...alone.teams, shop: { quota: { general: {} } } };
  expect(problems({ ...alone, teams }, oneGpu)).toEqual(['training.tiny.pool']);
});

test('pools without training jobs and definitions without parts have no finding', () => {
  const service = { ...alone.services?.churn, team: undefined };
  expect(problems(alone, { team: 'shop', services: { served: service } })).toEqual([]);
  expect(problems({ ...alone, training: { ranker: gang, tiny: { ...tiny, team: 'shop' } } })).toEqual([]);
});

test('a quota without amounts opens a pool and takes nothing of it', () => {
  const before = gpusOf('ranking', alone);
  expect(before).toBe(32);
  expect(gpusOf('ranking', withQuotas(alone, { shop: {} }))).toBe(before);
  expect(gpusOf('shop', withQuotas(alone, { shop: {} }))).toBeUndefined();
});

test('a job of a part makes a pool one with training jobs only if the platform gives its team a quota for training', () => {
  const { cluster, teams } = alone;
  const of = (quota: object, training = {}) => ({
    ...{ ...alone, cluster, training },
    teams: { ...teams, shop: { quota: { general: quota } } },
  });
  const first = { team: 'shop', training: { small: { ...tiny, pool: 'general' } } };
  expect(problems(of({ cpu: '4', memory: '8Gi' }), first)).toEqual(['training.small.pool']);
  expect(problems(of({ cpu: '4', borrow: true }), first)).toEqual([]);
  expect(problems(of({}), first)).toEqual([]);
  expect(problems(of({ cpu: '4' }, { other: { ...gang, pool: 'general' } }), first)).toEqual([]);
});
