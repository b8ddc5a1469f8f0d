import type { ConsumerSpec } from '../../../../lib/definition/service';
import { confine } from '../../../fixtures/confined';
import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'privacy/requests-confined';
const base = confine(definition());

test('accepts a confined team as consumer of its own service', () => {
  expect(findingsOf(withService(base, { consumers: [{ team: 'ranking' }] }), id)).toEqual([]);
});

test.each<ConsumerSpec>([{ team: 'ranking' }, { namespace: 'ranking' }])(
  'refuses a confined team as consumer of another team: %j',
  (consumer) => {
    const ofShop = withService(base, { team: 'shop', consumers: [{ team: 'shop' }, consumer] });
    expect(findingsOf(ofShop, id)).toEqual([
      {
        rule: id,
        path: ['services', 'churn', 'consumers', 1],
        problem: 'the data of ranking is confined to its namespace, and its requests carry data to shop',
        value: consumer,
        fix: "add a service with this model to ranking, or remove 'confined' from the team",
      },
    ]);
    expect(findingsOf({ ...ofShop, teams: { ranking: {}, shop: {} } }, id)).toEqual([]);
  },
);

test('a waiver for the responses of a service does not accept the requests of a confined consumer', () => {
  const teams = { ranking: { confined: true }, shop: { confined: true } };
  const waivers = [{ rule: 'privacy/confined', at: 'services.churn', reason: 'responses are public prices' }];
  const ofShop = { ...withService(base, { team: 'shop', consumers: [{ team: 'ranking' }] }), teams };
  expect(findingsOf(ofShop, 'privacy/confined')).toHaveLength(1);
  expect(findingsOf({ ...ofShop, waivers }, 'privacy/confined')).toEqual([]);
  expect(findingsOf({ ...ofShop, waivers }, id)).toHaveLength(1);
});
