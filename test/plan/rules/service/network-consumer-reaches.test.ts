import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'network/consumer-reaches';
const base = definition();

test('teams, gateways and other namespaces reach a service', () => {
  expect(findingsOf(base, id)).toEqual([]);
  expect(findingsOf(withService(base, { consumers: [{ namespace: 'elsewhere' }] }), id)).toEqual([]);
});

test('a service that nobody may call is found', () => {
  expect(findingsOf(withService(base, { consumers: [] }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers'],
      problem: 'nobody may send requests, since everything that is not named is refused',
      value: [],
      allowed: '{ team }, { gateway } or { namespace }',
      fix: 'name those who use the service',
    },
  ]);
});

test('a gateway that takes no routes of the team is found', () => {
  const gateways = { internal: { hostname: 'models.acme.example', teams: ['shop'] } };
  expect(findingsOf({ ...base, gateways }, id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 2, 'gateway'],
      problem: 'the gateway takes no routes of the team ranking',
      value: 'internal',
      allowed: ['shop'],
      fix: 'add "ranking" to gateways.internal.teams, or take the consumer away',
    },
  ]);
});

test('the namespace of a team is found, because it is closed for what does not name the team', () => {
  expect(findingsOf(withService(base, { consumers: [{ namespace: 'shop' }] }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 0, 'namespace'],
      problem: 'this is the namespace of the team shop, out of which nothing may go unless the team is named',
      value: 'shop',
      fix: 'write { team: "shop" }',
    },
  ]);
});

test('a namespace that its team looks after itself is not closed by us', () => {
  const own = { ...base, teams: { ...base.teams, shop: { manage: false } } };
  expect(findingsOf(withService(own, { consumers: [{ namespace: 'shop' }] }), id)).toEqual([]);
});
