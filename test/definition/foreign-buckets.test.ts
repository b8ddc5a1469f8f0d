import { parseModelPlatform } from '../../lib/definition/parse';
import { objectSource } from '../../lib/definition/source';
import { formatPath } from '../../lib/errors';
import { definition, digestOfV2 } from '../fixtures/definition';

const base = definition();
const unserved = { bucket: 'models', versions: { v1: { path: 'churn/x/x.joblib', sha256: digestOfV2 } } };

function problems(buckets: object, ...include: readonly object[]): readonly string[] {
  const { findings } = parseModelPlatform([objectSource({ ...base, buckets, include })]);
  return findings.filter(({ rule }) => rule === 'part/foreign-bucket').map(({ path }) => formatPath(path));
}

test('a part has no model in the bucket of another team, also if nothing serves it', () => {
  const part = { team: 'shop', models: { spare: unserved } };
  expect(problems({ models: {} }, part)).toEqual(['models.spare.bucket']);
  expect(problems({ models: { teams: ['ranking'] } }, part)).toEqual(['models.spare.bucket']);
});

test('a part has models in the buckets of its team', () => {
  expect(problems({ models: { teams: ['ranking', 'shop'] } }, { team: 'shop', models: { spare: unserved } })).toEqual(
    [],
  );
  expect(problems({ models: {} }, { team: 'ranking', models: { spare: unserved } })).toEqual([]);
});

test('a model outside the parts is in any bucket', () => {
  const models = { ...base.models, spare: unserved };
  const { findings } = parseModelPlatform([
    objectSource({ ...base, models, include: [{ team: 'shop', waivers: [] }] }),
  ]);
  expect(findings.filter(({ rule }) => rule === 'part/foreign-bucket')).toEqual([]);
});

test('of a model that is served, the rule about the bucket reports the service', () => {
  const service = { ...base.services?.churn, team: undefined, model: { name: 'spare', version: 'v1' } };
  expect(
    problems({ models: {} }, { team: 'shop', models: { spare: unserved }, services: { served: service } }),
  ).toEqual([]);
});
