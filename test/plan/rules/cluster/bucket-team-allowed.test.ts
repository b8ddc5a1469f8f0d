import type { ModelPlatformPart } from '../../../../lib/definition/part';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { digestOfV2, existingDefinition, serverImage } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob } from '../../../fixtures/training';

const id = 'bucket/team-allowed';
const { team: _, ...job } = trainingJob;
const reading: ModelPlatformPart = {
  team: 'shop',
  training: { fit: { ...job, data: { '/data': { bucket: 'models', path: 'churn', size: '1Gi' } } } },
};

function withTeams(teams: readonly string[] | undefined, part: ModelPlatformPart): ModelPlatformDefinition {
  return { ...existingDefinition(), buckets: { models: teams ? { teams } : {} }, include: [part] };
}

test('without parts, every team can use every bucket that does not name its teams', () => {
  const training = { fit: { ...trainingJob, team: 'shop', data: { '/data': { bucket: 'models', path: 'x' } } } };
  expect(findingsOf({ ...existingDefinition(), training }, id)).toEqual([]);
});

test('a part can use a bucket that the platform gives to its team', () => {
  expect(findingsOf(withTeams(['ranking', 'shop'], reading), id)).toEqual([]);
});

test('by default a part can use only the buckets that its team uses outside the part', () => {
  expect(findingsOf(withTeams(undefined, reading), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'data', '/data'],
      problem: 'the team shop uses the bucket models, which is not one of its buckets',
      value: 'models',
      allowed: [],
      fix: 'use a bucket of the team, or add shop to buckets.models.teams in the definition of the platform',
    },
  ]);
  expect(findingsOf(withTeams(undefined, { ...reading, team: 'ranking' }), id)).toEqual([]);
});

const serving = { pool: 'general', runtime: { kind: 'scikit-learn', image: serverImage } } as const;
const consumers = [{ gateway: 'internal' }];

test('a part cannot serve the model of another team', () => {
  const part = { team: 'shop', services: { copy: { ...serving, consumers, model: { name: 'churn', version: 'v1' } } } };
  expect(findingsOf(withTeams(undefined, part), id)).toMatchObject([{ path: ['services', 'copy', 'model'] }]);
});

test('a part cannot declare a model in the bucket of another team', () => {
  const part: ModelPlatformPart = {
    team: 'shop',
    models: { copy: { bucket: 'models', versions: { v1: { path: 'churn/v2/model.joblib', sha256: digestOfV2 } } } },
    services: { copy: { ...serving, consumers, model: { name: 'copy', version: 'v1' } } },
  };
  expect(findingsOf(withTeams(undefined, part), id)).toMatchObject([{ path: ['services', 'copy', 'model'] }]);
});

test.each([
  ['one model', { name: 'copy', version: 'v1' }],
  ['several models', [{ name: 'copy', version: 'v1' }]],
])('a model in a part gives no team a bucket, although a service of the platform serves it: %s', (_, model) => {
  const models = {
    copy: { bucket: 'models', versions: { v1: { path: 'churn/v2/model.joblib', sha256: digestOfV2 } } },
  };
  const copy = { ...serving, team: 'shop', consumers, model };
  for (const part of [
    { ...reading, models },
    { team: 'ranking', models },
  ]) {
    const base = withTeams(undefined, part);
    const paths = findingsOf({ ...base, services: { ...base.services, copy } }, id).map(({ path }) => path);
    expect(paths).toContainEqual(['services', 'copy', 'model']);
    if (part.team === 'shop') expect(paths).toContainEqual(['training', 'fit', 'data', '/data']);
  }
});

test('workloads of the platform are checked too if the bucket names its teams', () => {
  expect(findingsOf({ ...existingDefinition(), buckets: { models: { teams: ['shop'] } } }, id)).toMatchObject([
    { path: ['services', 'churn', 'model'], value: 'models' },
  ]);
});

test('an unknown team of a bucket is the only finding: it can be the team that uses the bucket', () => {
  const definition = { ...existingDefinition(), buckets: { models: { teams: ['rankin'] } } };
  expect(findingsOf(definition, 'reference/known')).toHaveLength(1);
  expect(findingsOf(definition, id)).toEqual([]);
});

test('an unknown team of a bucket is reported', () => {
  const found = findingsOf(
    { ...existingDefinition(), buckets: { models: { teams: ['rankin', 'ranking'] } } },
    'reference/known',
  );
  expect(found).toMatchObject([{ path: ['buckets', 'models', 'teams', 0], value: 'rankin' }]);
});
