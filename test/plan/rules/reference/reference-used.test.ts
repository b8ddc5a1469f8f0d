import { definition, digestOfV1, existingDefinition, withCluster, withService } from '../../../fixtures/definition';
import { withTraining } from '../../../fixtures/training';
import { findingsOf } from '../findings-of';

const id = 'reference/used';
const base = definition();

test('everything in a good definition is used', () => {
  expect(findingsOf(base, id)).toEqual([]);
});

test('a pool that no service uses is found', () => {
  const nodePools = {
    ...base.cluster.nodePools,
    spare: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 1 } },
  };
  expect(findingsOf(withCluster(base, { nodePools }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'spare'],
      problem: 'nothing uses this node pool',
      value: 'spare',
      fix: 'take it away, use it, or accept it with a waiver that says what it is for',
    },
  ]);
});

test.each([
  ['bucket', ['buckets', 'spare'], { ...base, buckets: { ...base.buckets, spare: {} } }],
  [
    'model',
    ['models', 'spare'],
    {
      ...base,
      models: { ...base.models, spare: { bucket: 'models', versions: { v1: { path: 'a/b', sha256: digestOfV1 } } } },
    },
  ],
  ['gateway', ['gateways', 'internal'], withService(base, { consumers: [{ team: 'shop' }] })],
] as const)('a %s that nothing uses is found', (what, path, changed) => {
  expect(findingsOf(changed, id)).toMatchObject([{ path, problem: `nothing uses this ${what}` }]);
});

test('a team may be there before its first service', () => {
  expect(findingsOf({ ...base, teams: { ...base.teams, fraud: {} } }, id)).toEqual([]);
});

test('a quota uses its pool', () => {
  const spare = { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 1 } };
  const changed = withCluster(base, { nodePools: { ...base.cluster.nodePools, spare } });
  expect(findingsOf({ ...changed, teams: { ...base.teams, fraud: { quota: { spare: { cpu: '1' } } } } }, id)).toEqual(
    [],
  );
});

test('a training job uses its pool and its buckets', () => {
  const spare = { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 1 } };
  const changed = withCluster(base, { nodePools: { ...base.cluster.nodePools, spare } });
  const place = (bucket: string) => ({ bucket, path: 'a' });
  const job = withTraining(
    { ...changed, buckets: { ...base.buckets, data: {}, saved: {}, out: {} } },
    {
      pool: 'spare',
      data: { '/data': place('data') },
      checkpoint: { ...place('saved'), every: '1m' },
      output: place('out'),
    },
  );
  expect(findingsOf(job, id)).toEqual([]);
});

test('every model of a list is used', () => {
  const models = {
    ...base.models,
    spam: { bucket: 'models', versions: { v1: { path: 'spam/v1', sha256: digestOfV1 } } },
  };
  const both = [
    { name: 'churn', version: 'v1' },
    { name: 'spam', version: 'v1' },
  ];
  expect(findingsOf(withService({ ...base, models }, { model: both }), id)).toEqual([]);
});

test('where nothing is served but something is trained, the rest must be used', () => {
  const { models: _, services: __, ...others } = base;
  const job = withTraining({ ...others, gateways: {} }, { output: { bucket: 'models', path: 'a' } });
  expect(findingsOf(job, id)).toEqual([]);
  expect(findingsOf({ ...job, buckets: { ...base.buckets, spare: {} } }, id)[0]?.path).toEqual(['buckets', 'spare']);
});

test('a secret that no job of its team mounts is found', () => {
  const secrets = { database: { remote: 'acme/database' } };
  const teams = { ranking: { secrets }, shop: { secrets } };
  const job = withTraining({ ...base, teams }, { secrets: { '/secrets/database': 'database' } });
  expect(findingsOf(job, id)).toEqual([
    {
      rule: id,
      path: ['teams', 'shop', 'secrets', 'database'],
      problem: 'nothing uses this secret',
      value: 'database',
      fix: 'take it away, use it, or accept it with a waiver that says what it is for',
    },
  ]);
});

test('the secret that opens an object store is used', () => {
  const teams = { ...base.teams, ranking: { secrets: { 'object-store-credentials': { remote: 'acme/minio' } } } };
  expect(findingsOf({ ...existingDefinition(), teams }, id)).toEqual([]);
  expect(findingsOf({ ...base, teams }, id)[0]?.value).toBe('object-store-credentials');
});

test('a cluster without services is there for others to fill', () => {
  expect(findingsOf({ ...base, services: {} }, id)).toEqual([]);
});

test('what a mistyped name meant is not told a second time', () => {
  expect(findingsOf(withService(base, { pool: 'genral' }), id)).toEqual([]);
});
