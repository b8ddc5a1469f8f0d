import { definition, withService } from '../../../fixtures/definition';
import { withTraining } from '../../../fixtures/training';
import { findingsOf } from '../findings-of';

const base = definition();

test('a definition whose names all lead somewhere is good', () => {
  expect(findingsOf(base, 'reference/known')).toEqual([]);
});

test('a slip in a reference is found, with the name that was meant', () => {
  expect(findingsOf(withService(base, { pool: 'genral' }), 'reference/known')).toEqual([
    {
      rule: 'reference/known',
      path: ['services', 'churn', 'pool'],
      problem: 'there is no node pool of this name',
      value: 'genral',
      allowed: ['general'],
      fix: 'write "general", or define "genral"',
    },
  ]);
});

test('a name that is like no other is to be defined', () => {
  expect(findingsOf(withService(base, { team: 'fraud' }), 'reference/known')).toEqual([
    {
      rule: 'reference/known',
      path: ['services', 'churn', 'team'],
      problem: 'there is no team of this name',
      value: 'fraud',
      allowed: ['ranking', 'shop'],
      fix: 'define the team, or name another',
    },
  ]);
});

test('a version must be one of the model', () => {
  expect(findingsOf(withService(base, { model: { name: 'churn', version: 'v3' } }), 'reference/known')).toEqual([
    {
      rule: 'reference/known',
      path: ['services', 'churn', 'model', 'version'],
      problem: 'there is no version of the model churn of this name',
      value: 'v3',
      allowed: ['v1', 'v2'],
      fix: 'write "v1", or define "v3"',
    },
  ]);
});

test('of a model that does not exist the version is not spoken of', () => {
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
] as const)('a reference at %j is looked at', (path, changed) => {
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
] as const)('a reference at %j is the only one that is found', (path, changed) => {
  expect(findingsOf(changed, 'reference/known').map((finding) => finding.path)).toEqual([path]);
});

test('a job whose references all lead somewhere is good', () => {
  const place = { bucket: 'models', path: 'a' };
  const job = withTraining(base, { data: { '/data': place }, checkpoint: { ...place, every: '1m' }, output: place });
  expect(findingsOf(job, 'reference/known')).toEqual([]);
});

/** A job that mounts the secret `database`, in a team that declares these. */
function withSecret(...declared: readonly string[]) {
  const secrets = Object.fromEntries(declared.map((name) => [name, { remote: `acme/${name}` }]));
  const teams = { ...base.teams, ranking: { ...base.teams?.ranking, secrets } };
  return withTraining({ ...base, teams }, { secrets: { '/secrets/database': 'database' } });
}

test('a secret of a job is one of its team', () => {
  expect(findingsOf(withSecret('databse'), 'reference/known')).toEqual([
    {
      rule: 'reference/known',
      path: ['training', 'fit', 'secrets', '/secrets/database'],
      problem: 'there is no secret of the team ranking of this name',
      value: 'database',
      allowed: ['databse'],
      fix: 'write "databse", or define "database"',
    },
  ]);
  expect(findingsOf(withSecret('database'), 'reference/known')).toEqual([]);
});

test('a team that declares no secret makes them itself', () => {
  expect(findingsOf(withSecret(), 'reference/known')).toEqual([]);
});

test('a namespace of a consumer is not ours to know', () => {
  expect(findingsOf(withService(base, { consumers: [{ namespace: 'elsewhere' }] }), 'reference/known')).toEqual([]);
});

test.each(['team', 'pool'] as const)('%s: constructor is a name like another', (field) => {
  const [found] = findingsOf(withService(base, { [field]: 'constructor' }), 'reference/known');
  expect(found?.path).toEqual(['services', 'churn', field]);
});

test('a model constructor, its version and a bucket of that name do not exist either', () => {
  const model = withService(base, { model: { name: 'constructor', version: 'constructor' } });
  expect(findingsOf(model, 'reference/known').map(({ path }) => path)).toEqual([
    ['services', 'churn', 'model', 'name'],
  ]);
});
