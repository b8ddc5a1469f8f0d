import type { ConsumerSpec } from '../../../../lib/definition/service';
import type { TrainingJobSpec } from '../../../../lib/definition/training';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { confine } from '../../../fixtures/confined';
import { definition, existingDefinition, serverImage, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'privacy/confined';
const base = confine(definition());

function calledBy(...consumers: ConsumerSpec[]) {
  return findingsOf(withService(base, { consumers }), id);
}

const job: TrainingJobSpec = {
  team: 'ranking',
  pool: 'general',
  framework: { kind: 'scikit-learn' },
  image: serverImage,
  command: ['python', 'train.py'],
};

test('accepts any consumer of a team that is not confined', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('accepts consumers in the namespace of a confined team', () => {
  expect(calledBy({ team: 'ranking' }, { namespace: 'ranking', pods: { app: 'desk' } })).toEqual([]);
});

test.each<ConsumerSpec>([{ team: 'shop' }, { gateway: 'internal' }, { namespace: 'other' }])(
  'refuses a consumer outside the namespace: %j',
  (consumer) => {
    expect(calledBy({ team: 'ranking' }, consumer).map(({ path, value }) => [path, value])).toEqual([
      [['services', 'churn', 'consumers', 1], consumer],
    ]);
  },
);

test('accepts requests to a new version, which a Job in the namespace sends', () => {
  const request = { path: '/v2/models/churn/infer', body: '{}' };
  const rollout = { kind: 'blue-green', request } as const;
  expect(findingsOf(withService(base, { rollout, consumers: [{ team: 'ranking' }] }), id)).toEqual([]);
});

test('refuses a bucket that another team also uses', () => {
  const inside = withService(base, { consumers: [{ team: 'ranking' }] });
  const other: TrainingJobSpec = { ...job, team: 'shop', data: { '/data': { bucket: 'models', path: 'churn/' } } };
  expect(findingsOf({ ...inside, training: { other } }, id).map(({ path, value }) => [path, value])).toEqual([
    [['services', 'churn', 'model'], 'models'],
  ]);
  expect(findingsOf({ ...inside, training: { other: { ...other, team: 'ranking' } } }, id)).toEqual([]);
});

test('leaves a team that cannot use the bucket to the rule on the teams of buckets, unless a waiver lets it', () => {
  const inside = withService(base, { consumers: [{ team: 'ranking' }] });
  const read: TrainingJobSpec = { ...job, team: 'shop', data: { '/data': { bucket: 'models', path: 'churn/' } } };
  const platform = { ...inside, buckets: { models: { teams: ['ranking'] } }, training: { read } };
  expect(findingsOf(platform, id)).toEqual([]);
  expect(findingsOf(platform, 'bucket/team-allowed').map(({ path }) => path)).toEqual([
    ['training', 'read', 'data', '/data'],
  ]);
  const waivers = [{ rule: 'bucket/team-allowed', at: 'training.read', reason: 'an audit' }];
  expect(findingsOf({ ...platform, waivers }, id)).toHaveLength(1);
});

test('names every team that also uses the bucket', () => {
  const inside = withService(base, { consumers: [{ team: 'ranking' }] });
  const data = { '/data': { bucket: 'models', path: 'churn/' } };
  const training = { first: { ...job, team: 'shop', data }, second: { ...job, team: 'pricing', data } };
  const teams = { ...inside.teams, pricing: {} };
  expect(findingsOf({ ...inside, teams, training }, id).map(({ problem }) => problem)).toEqual([
    'the data of ranking is confined, and the teams shop, pricing also use this bucket',
  ]);
});

test('a waiver of an unknown region does not hide another team', () => {
  const inside = withService(confine(existingDefinition()), { consumers: [] });
  const other: TrainingJobSpec = { ...job, team: 'shop', data: { '/data': { bucket: 'models', path: 'churn/' } } };
  const waivers = [{ rule: 'privacy/bucket-region', at: 'buckets.models', reason: 'it is in Frankfurt' }];
  const platform = { ...inside, training: { other }, waivers };
  expect(findingsOf(platform, 'privacy/bucket-region')).toEqual([]);
  expect(findingsOf(platform, id).map(({ path }) => path)).toEqual([['services', 'churn', 'model']]);
});

test.each(['10.0.3.4/32', '10.0.192.0/24', '10.0.255.7/32', '203.0.113.7/32'])(
  'refuses a connection, inside and outside the network: %s',
  (cidr) => {
    const inside = withService(base, { consumers: [{ team: 'ranking' }] });
    const nightly = { ...job, connections: [{ cidr, port: 5432, why: 'feature store' }] };
    expect(findingsOf({ ...inside, training: { nightly } }, id)).toMatchObject([
      { path: ['training', 'nightly', 'connections', 0, 'cidr'], value: cidr },
    ]);
    const waivers = [{ rule: id, at: 'training.nightly', reason: 'the feature store of the team' }];
    expect(findingsOf({ ...inside, training: { nightly }, waivers }, id)).toEqual([]);
    const { team, ...own } = nightly;
    const ofPart = checkModelPlatform({ ...inside, include: [{ team, training: { nightly: own }, waivers }] }).findings;
    expect(ofPart.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['part/foreign-waiver', id]));
  },
);
