import { definition, withGateway } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'gateway/body-fits-proxies';

test('accepts a sixteenth of the memory of a proxy, and a gateway without a limit', () => {
  expect(findingsOf(withGateway(definition(), { limits: { body: '32Mi' } }), id)).toEqual([]);
  expect(findingsOf(withGateway(definition(), { limits: { requests: '100/s' } }), id)).toEqual([]);
  expect(findingsOf(withGateway(definition(), {}), id)).toEqual([]);
});

test.each(['33Mi', '1Gi', '4095Mi'])('refuses requests that fill the memory of a proxy: %s', (body) => {
  expect(findingsOf(withGateway(definition(), { limits: { body } }), id)).toEqual([
    {
      rule: id,
      path: ['gateways', 'internal', 'limits', 'body'],
      problem: 'requests of this size fill the memory of the proxies, of which one can use at most 32Mi',
      value: body,
      allowed: 'at most 32Mi',
      fix: 'lower the limit, and let clients upload larger data to a bucket',
    },
  ]);
});
