import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import type { ConsumerSpec } from '../../../../lib/definition/service';
import type { TrainingJobSpec } from '../../../../lib/definition/training';
import { definition, existingDefinition, serverImage, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'privacy/confined';
const base = confine(definition());

function confine<D extends ModelPlatformDefinition>(whole: D): D {
  return { ...whole, teams: { ...whole.teams, ranking: { confined: true } } };
}

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

test('a team that is not confined may be called by everybody', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('a confined team is called from its own namespace', () => {
  expect(calledBy({ team: 'ranking' }, { namespace: 'ranking', pods: { app: 'desk' } })).toEqual([]);
});

test.each<ConsumerSpec>([{ team: 'shop' }, { gateway: 'internal' }, { namespace: 'other' }])(
  'a consumer outside of it is found: %j',
  (consumer) => {
    expect(calledBy({ team: 'ranking' }, consumer).map(({ path, value }) => [path, value])).toEqual([
      [['services', 'churn', 'consumers', 1], consumer],
    ]);
  },
);

test.each<ConsumerSpec>([{ team: 'ranking' }, { namespace: 'ranking' }])(
  'a confined team sends no requests to the service of another: %j',
  (consumer) => {
    const ofShop = withService(base, { team: 'shop', consumers: [{ team: 'shop' }, consumer] });
    expect(findingsOf(ofShop, id)).toEqual([
      {
        rule: id,
        path: ['services', 'churn', 'consumers', 1],
        problem: 'the data of ranking is confined to its namespace, and its requests would take it to shop',
        value: consumer,
        fix: "give ranking a service of its own with this model, or take 'confined' away from the team",
      },
    ]);
    expect(findingsOf({ ...ofShop, teams: { ranking: {}, shop: {} } }, id)).toEqual([]);
  },
);

test('a bucket that another team uses too is found', () => {
  const inside = withService(base, { consumers: [{ team: 'ranking' }] });
  const other: TrainingJobSpec = { ...job, team: 'shop', data: { '/data': { bucket: 'models', path: 'churn/' } } };
  expect(findingsOf({ ...inside, training: { other } }, id).map(({ path, value }) => [path, value])).toEqual([
    [['services', 'churn', 'model'], 'models'],
  ]);
  expect(findingsOf({ ...inside, training: { other: { ...other, team: 'ranking' } } }, id)).toEqual([]);
});

test('a bucket whose place nobody here knows is found', () => {
  const inside = withService(base, { consumers: [{ team: 'ranking' }] });
  expect(findingsOf({ ...inside, buckets: { models: { manage: false } } }, id)).toHaveLength(1);
  expect(findingsOf(withService(confine(existingDefinition()), { consumers: [] }), id)).toHaveLength(1);
});

test('an address outside of the network is found, and one inside is not', () => {
  const inside = withService(base, { consumers: [{ team: 'ranking' }] });
  const connecting = (cidr: string) => ({
    ...inside,
    training: { nightly: { ...job, connections: [{ cidr, port: 5432, why: 'feature store' }] } },
  });
  expect(findingsOf(connecting('10.0.3.4/32'), id)).toEqual([]);
  expect(findingsOf(connecting('203.0.113.7/32'), id)).toMatchObject([
    { path: ['training', 'nightly', 'connections', 0, 'cidr'], allowed: 'addresses within 10.0.0.0/16' },
  ]);
});
