import { definition, digestOfV1, withCluster, withService } from '../../fixtures/definition';
import { findingsOf } from './findings-of';

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

test('a cluster without services is there for others to fill', () => {
  expect(findingsOf({ ...base, services: {} }, id)).toEqual([]);
});

test('what a mistyped name meant is not told a second time', () => {
  expect(findingsOf(withService(base, { pool: 'genral' }), id)).toEqual([]);
});
