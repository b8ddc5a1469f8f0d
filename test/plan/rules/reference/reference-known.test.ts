import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withTraining } from '../../../fixtures/training';

const base = definition();

test('accepts a definition without unknown references', () => {
  expect(findingsOf(base, 'reference/known')).toEqual([]);
});

test('suggests a similar name for an unknown reference', () => {
  expect(findingsOf(withService(base, { pool: 'genral' }), 'reference/known')).toEqual([
    {
      rule: 'reference/known',
      path: ['services', 'churn', 'pool'],
      problem: 'there is no node pool with this name',
      value: 'genral',
      allowed: ['general'],
      fix: 'write "general", or define "genral"',
      refersTo: ['cluster', 'nodePools', 'genral'],
    },
  ]);
});

test('suggests a definition if no name is similar', () => {
  expect(findingsOf(withService(base, { team: 'fraud' }), 'reference/known')).toEqual([
    {
      rule: 'reference/known',
      path: ['services', 'churn', 'team'],
      problem: 'there is no team with this name',
      value: 'fraud',
      allowed: ['ranking', 'shop'],
      fix: 'define the team, or choose another one',
      refersTo: ['teams', 'fraud'],
    },
  ]);
});

test('refuses an unknown version of a model', () => {
  expect(findingsOf(withService(base, { model: { name: 'churn', version: 'v3' } }), 'reference/known')).toEqual([
    {
      rule: 'reference/known',
      path: ['services', 'churn', 'model', 'version'],
      problem: 'there is no version of the model churn with this name',
      value: 'v3',
      allowed: ['v1', 'v2'],
      fix: 'write "v1", or define "v3"',
      refersTo: ['models', 'churn', 'versions', 'v3'],
    },
  ]);
});

test('does not report the version of an unknown model', () => {
  const found = findingsOf(withService(base, { model: { name: 'fraud', version: 'v1' } }), 'reference/known');
  expect(found.map(({ path }) => path)).toEqual([['services', 'churn', 'model', 'name']]);
});

test.each([
  [['models', 'churn', 'bucket'], { ...base, models: { churn: { bucket: 'data', versions: {} } } }],
  [['teams', 'shop', 'quota', 'gpu'], { ...base, teams: { ...base.teams, shop: { quota: { gpu: { cpu: '1' } } } } }],
  [
    ['gateways', 'internal', 'teams', 1],
    { ...base, gateways: { internal: { hostname: 'a.example', teams: ['ranking', 'fraud'] } } },
  ],
  [['services', 'churn', 'consumers', 0, 'team'], withService(base, { consumers: [{ team: 'fraud' }] })],
  [['services', 'churn', 'consumers', 0, 'gateway'], withService(base, { consumers: [{ gateway: 'fraud' }] })],
] as const)('checks the reference at %j', (path, changed) => {
  expect(findingsOf(changed, 'reference/known').map((finding) => finding.path)).toContainEqual(path);
});

test.each([
  [['training', 'fit', 'team'], withTraining(base, { team: 'rankin' })],
  [['training', 'fit', 'pool'], withTraining(base, { pool: 'genral' })],
  [
    ['training', 'fit', 'data', '/data', 'bucket'],
    withTraining(base, { data: { '/data': { bucket: 'data', path: 'a' } } }),
  ],
  [
    ['training', 'fit', 'checkpoint', 'bucket'],
    withTraining(base, { checkpoint: { bucket: 'data', path: 'a', every: '1m' } }),
  ],
  [['training', 'fit', 'output', 'bucket'], withTraining(base, { output: { bucket: 'data', path: 'a' } })],
  [
    ['services', 'churn', 'model', 'previous'],
    withService(base, { model: { name: 'churn', version: 'v2', previous: 'v0' } }),
  ],
  [
    ['services', 'churn', 'model', 1, 'name'],
    withService(base, {
      model: [
        { name: 'churn', version: 'v1' },
        { name: 'chrun', version: 'v1' },
      ],
    }),
  ],
  [['services', 'churn', 'model', 0, 'version'], withService(base, { model: [{ name: 'churn', version: 'v3' }] })],
  [
    ['services', 'churn', 'model', 0, 'previous'],
    withService(base, { model: [{ name: 'churn', version: 'v1', previous: 'v3' }] }),
  ],
] as const)('reports only the reference at %j', (path, changed) => {
  expect(findingsOf(changed, 'reference/known').map((finding) => finding.path)).toEqual([path]);
});

test('accepts a job without unknown references', () => {
  const place = { bucket: 'models', path: 'a' };
  const job = withTraining(base, { data: { '/data': place }, checkpoint: { ...place, every: '1m' }, output: place });
  expect(findingsOf(job, 'reference/known')).toEqual([]);
});

/** A job that mounts the secret `database`. Its team declares the given secrets. */
function withSecret(...declared: readonly string[]) {
  const secrets = Object.fromEntries(declared.map((name) => [name, { remote: `acme/${name}` }]));
  const teams = { ...base.teams, ranking: { ...base.teams?.ranking, secrets } };
  return withTraining({ ...base, teams }, { secrets: { '/secrets/database': 'database' } });
}

test('refuses a secret that the team does not declare', () => {
  expect(findingsOf(withSecret('databse'), 'reference/known')).toEqual([
    {
      rule: 'reference/known',
      path: ['training', 'fit', 'secrets', '/secrets/database'],
      problem: 'there is no secret of the team ranking with this name',
      value: 'database',
      allowed: ['databse'],
      fix: 'write "databse", or define "database"',
      refersTo: ['teams', 'ranking', 'secrets', 'database'],
    },
  ]);
  expect(findingsOf(withSecret('database'), 'reference/known')).toEqual([]);
});

test('accepts any secret if the team declares none', () => {
  expect(findingsOf(withSecret(), 'reference/known')).toEqual([]);
});

test('accepts any namespace of a consumer', () => {
  expect(findingsOf(withService(base, { consumers: [{ namespace: 'elsewhere' }] }), 'reference/known')).toEqual([]);
});

test('an unknown name is reported once, with the other places that have it', () => {
  const { churn } = base.services ?? {};
  const services = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`s${index}`, { ...churn, team: 'ml' }]));
  const found = findingsOf({ ...base, services } as typeof base, 'reference/known');
  expect(found).toMatchObject([
    {
      path: ['services', 's0', 'team'],
      problem:
        'there is no team with this name (also at services.s1.team, services.s2.team, services.s3.team, services.s4.team, services.s5.team and 2 more)',
    },
  ]);
});

test('different unknown names have a finding each', () => {
  const { churn } = base.services ?? {};
  const services = { one: { ...churn, team: 'ml', pool: 'ml' }, two: { ...churn, team: 'dl' } };
  const found = findingsOf({ ...base, services } as typeof base, 'reference/known');
  expect(found.map(({ path }) => path.join('.'))).toEqual([
    'services.one.team',
    'services.one.pool',
    'services.two.team',
  ]);
});
