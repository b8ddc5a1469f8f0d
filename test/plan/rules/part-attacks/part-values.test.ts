import { parseModelPlatform } from '../../../../lib/definition/parse';
import type { ModelPlatformPart } from '../../../../lib/definition/part';
import type { ModelServiceSpec } from '../../../../lib/definition/service';
import { objectSource } from '../../../../lib/definition/source';
import { checkParsed } from '../../../../lib/plan/plan';
import { digestOfV1 } from '../../../fixtures/definition';
import { freeScan } from '../../../fixtures/free-workloads';
import { part, platform } from './scene';

type OwnService = Omit<ModelServiceSpec, 'team'>;

/** The part with other values of the service `rank`. */
function withValues(change: Partial<OwnService>, waivers: ModelPlatformPart['waivers'] = []): ModelPlatformPart {
  const rank = part.services?.rank as OwnService;
  const services = { ...part.services, rank: { ...rank, ...change } };
  return { ...part, services, waivers: [...(part.waivers ?? []), ...waivers] } as ModelPlatformPart;
}

function rulesOf(of: ModelPlatformPart, base = platform): readonly string[] {
  const { definition, findings } = parseModelPlatform([objectSource({ ...base, include: [of] })]);
  return (definition ? checkParsed(definition).findings : findings).map(({ rule }) => rule);
}

const limited = (limits: object): Partial<OwnService> => ({ consumers: [{ gateway: 'open', limits }] });

test.each([
  ['as many requests as the gateway', limited({ requests: '100/s' })],
  ['fewer and smaller requests', limited({ requests: '50/s', body: '64Ki' })],
])('a part can allow %s', (_, change) => {
  expect(rulesOf(withValues(change))).toEqual([]);
});

test.each([
  ['more requests than the gateway', limited({ requests: '1000000/s' }), 'gateway/limits-kept'],
  ['more requests at once', limited({ requests: '300000/h' }), 'gateway/limits-kept'],
  ['larger requests', limited({ body: '3Mi' }), 'gateway/limits-kept'],
  ['requests that the gateway cannot buffer', limited({ body: '10Gi' }), 'definition/range'],
  ['pods that terminate for hours', { drain: '10h' }, 'drain/within-upgrade'],
])('a part cannot allow %s', (_, change, rule) => {
  expect(rulesOf(withValues(change))).toEqual([rule]);
});

test('a part cannot waive the limits of a gateway', () => {
  const waiver = { rule: 'gateway/limits-kept', at: 'services.rank', reason: 'a large customer' };
  expect(rulesOf(withValues(limited({ body: '3Mi' }), [waiver]))).toContain('part/foreign-waiver');
});

/** A service of the platform for `shop`, whose model is in the part of `shop`. */
const ranker: ModelServiceSpec = {
  ...(platform.services?.churn as ModelServiceSpec),
  team: 'shop',
  pool: 'general',
  model: { name: 'ranker', version: 'v1' },
  consumers: [{ team: 'shop' }],
};

test('a part cannot open a bucket with the model of a service that the platform owns', () => {
  const fit = part.training?.['fit-more'];
  if (!fit) throw new Error('there is no job');
  const of = (bucket: string): ModelPlatformPart => ({
    ...part,
    models: {
      ...part.models,
      ranker: { bucket, versions: { v1: { path: 'ranker/v1/model.joblib', sha256: digestOfV1 } } },
    },
    training: {
      ...part.training,
      steal: {
        ...fit,
        data: { '/data': { bucket, path: 'customers', size: '1Gi' } },
        output: { bucket, path: 'stolen', size: '1Gi' },
      },
    },
  });
  const rules = (bucket: string) => rulesOf(of(bucket), { ...platform, services: { ...platform.services, ranker } });
  expect(rules('shared')).toEqual([]);
  expect(rules('private')).toEqual(['bucket/team-allowed', 'bucket/team-allowed', 'bucket/team-allowed']);
});

test('no model of a part puts a scan, a digest or a size into the pods of another team', () => {
  const model = [
    { name: 'churn', version: 'v9' },
    { name: 'rank', version: 'v1' },
  ] as const;
  const churn = { ...(platform.services?.churn as ModelServiceSpec), model };
  const versions = { v1: { path: 'rank/v1/model.joblib', sha256: digestOfV1, size: '5Gi' } };
  const attacks = [{ scan: freeScan }, {}].map((scan) => ({ rank: { bucket: 'shared', versions, ...scan } }));
  const accepted = attacks.filter((models) => {
    const rules = rulesOf({ team: 'shop', models }, { ...platform, services: { churn } });
    return !rules.includes('part/foreign-model');
  });
  expect(accepted).toEqual([]);
});

test('no job or service of a part takes capacity that queues guarantee to another team', () => {
  const { quota: _, ...shop } = platform.teams?.shop ?? {};
  const teams = { ...platform.teams, shop };
  const rules = (of: ModelPlatformPart) => new Set(rulesOf(of, { ...platform, teams }));
  expect(rules({ team: 'shop', models: part.models ?? {}, services: part.services ?? {} })).toContain(
    'part/foreign-pool',
  );
  expect(rules({ team: 'shop', training: part.training ?? {} })).toContain('part/foreign-pool');
});
