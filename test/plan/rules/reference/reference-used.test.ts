import { definition, digestOfV1, existingDefinition, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withTraining } from '../../../fixtures/training';

const id = 'reference/used';
const base = definition();

test('accepts a valid definition', () => {
  expect(findingsOf(base, id)).toEqual([]);
});

test('reports an unused pool', () => {
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
      fix: 'remove it, use it, or add a waiver that states its purpose',
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
] as const)('reports an unused %s', (what, path, changed) => {
  expect(findingsOf(changed, id)).toMatchObject([{ path, problem: `nothing uses this ${what}` }]);
});

test('accepts a team without services', () => {
  expect(findingsOf({ ...base, teams: { ...base.teams, fraud: {} } }, id)).toEqual([]);
});

test('counts a quota as a use of its pool', () => {
  const spare = { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 1 } };
  const changed = withCluster(base, { nodePools: { ...base.cluster.nodePools, spare } });
  expect(findingsOf({ ...changed, teams: { ...base.teams, fraud: { quota: { spare: { cpu: '1' } } } } }, id)).toEqual(
    [],
  );
});

test('counts a training job as a use of its pool and buckets', () => {
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

test('counts every model of a list as used', () => {
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

test('checks a definition with training jobs and no services', () => {
  const { models: _, services: __, ...others } = base;
  const job = withTraining({ ...others, gateways: {} }, { output: { bucket: 'models', path: 'a' } });
  expect(findingsOf(job, id)).toEqual([]);
  expect(findingsOf({ ...job, buckets: { ...base.buckets, spare: {} } }, id)[0]?.path).toEqual(['buckets', 'spare']);
});

test('reports a secret that no job of the team mounts', () => {
  const secrets = { database: { remote: 'acme/database' } };
  const teams = { ranking: { secrets }, shop: { secrets } };
  const job = withTraining({ ...base, teams }, { secrets: { '/secrets/database': 'database' } });
  expect(findingsOf(job, id)).toEqual([
    {
      rule: id,
      path: ['teams', 'shop', 'secrets', 'database'],
      problem: 'nothing uses this secret',
      value: 'database',
      fix: 'remove it, use it, or add a waiver that states its purpose',
    },
  ]);
});

test('counts the credentials of the object store as used', () => {
  const teams = { ...base.teams, ranking: { secrets: { 'object-store-credentials': { remote: 'acme/minio' } } } };
  expect(findingsOf({ ...existingDefinition(), teams }, id)).toEqual([]);
  expect(findingsOf({ ...base, teams }, id)[0]?.value).toBe('object-store-credentials');
});

test('accepts a cluster without workloads', () => {
  expect(findingsOf({ ...base, services: {} }, id)).toEqual([]);
});

test('does not report the intended target of an unknown reference as unused', () => {
  expect(findingsOf(withService(base, { pool: 'genral' }), id)).toEqual([]);
});
