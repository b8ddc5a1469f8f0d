import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

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
