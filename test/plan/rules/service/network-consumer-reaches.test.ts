import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { entryOf } from '../../../fixtures/plan-of';

const id = 'network/consumer-reaches';
const base = definition();

test('accepts teams, gateways and other namespaces as consumers', () => {
  expect(findingsOf(base, id)).toEqual([]);
  expect(findingsOf(withService(base, { consumers: [{ namespace: 'elsewhere' }] }), id)).toEqual([]);
});

test('refuses a service without consumers', () => {
  expect(findingsOf(withService(base, { consumers: [] }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers'],
      problem: 'no consumers are declared, so network policy blocks all traffic',
      value: [],
      allowed: '{ team }, { gateway } or { namespace }',
      fix: 'list the consumers of the service',
    },
  ]);
});

test('refuses a gateway that does not accept routes of the team', () => {
  const gateways = { internal: { hostname: 'models.acme.example', teams: ['shop'] } };
  expect(findingsOf({ ...base, gateways }, id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 2, 'gateway'],
      problem: 'the gateway accepts no routes of the team ranking',
      value: 'internal',
      allowed: ['shop'],
      fix: 'add "ranking" to gateways.internal.teams, or remove the consumer',
    },
  ]);
});

describe('a gateway without teams, in a definition with parts,', () => {
  const rank = { ...entryOf(base.services ?? {}, 'churn'), consumers: [{ gateway: 'internal' }] } as const;
  const { team: _, ...ofPart } = rank;
  const include = [{ team: 'shop', services: { rank: ofPart } }];
  const buckets = { models: { teams: ['ranking', 'shop'] } };
  const withPart = { ...base, buckets, include };

  test('accepts no routes of a part', () => {
    expect(findingsOf(withPart, id)).toEqual([
      {
        rule: id,
        path: ['services', 'rank', 'consumers', 0, 'gateway'],
        problem: 'the gateway accepts no routes of the team shop',
        value: 'internal',
        allowed: ['ranking'],
        fix: 'add "shop" to gateways.internal.teams, or remove the consumer',
      },
    ]);
  });

  test('accepts routes of the teams that use it outside the parts', () => {
    const outside = { ...withPart.services, other: { ...rank, team: 'shop' } };
    expect(findingsOf({ ...withPart, services: outside }, id)).toEqual([]);
  });

  test('accepts no routes where no service outside the parts uses it', () => {
    const closed = withService(withPart, { consumers: [{ team: 'ranking' }] });
    expect(findingsOf(closed, id)).toMatchObject([{ allowed: [] }]);
  });

  test('accepts routes of the teams that the platform writes', () => {
    const gateways = { internal: { hostname: 'models.acme.example', teams: ['ranking', 'shop'] } };
    expect(findingsOf({ ...withPart, gateways }, id)).toEqual([]);
  });
});

test('does not report a gateway with an unknown team, which has a finding of its own', () => {
  const gateways = { internal: { hostname: 'models.acme.example', teams: ['rankng'] } };
  expect(findingsOf({ ...base, gateways }, id)).toEqual([]);
  expect(findingsOf({ ...base, gateways }, 'reference/known')).toMatchObject([
    { path: ['gateways', 'internal', 'teams', 0], fix: 'write "ranking", or define "rankng"' },
  ]);
});

test('refuses the namespace of a team as a consumer', () => {
  expect(findingsOf(withService(base, { consumers: [{ namespace: 'shop' }] }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 0, 'namespace'],
      problem:
        'this is the namespace of the team shop, which has no egress to the service unless the consumer is the team',
      value: 'shop',
      fix: 'write { team: "shop" }',
    },
  ]);
});

test('accepts the namespace of an unmanaged team', () => {
  const own = { ...base, teams: { ...base.teams, shop: { manage: false } } };
  expect(findingsOf(withService(own, { consumers: [{ namespace: 'shop' }] }), id)).toEqual([]);
});
