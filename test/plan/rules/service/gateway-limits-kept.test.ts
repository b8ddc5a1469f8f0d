import type { RequestLimitsSpec } from '../../../../lib/definition/request-limits';
import { definition, withGateway, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'gateway/limits-kept';

function findings(gateway: RequestLimitsSpec | undefined, consumer: RequestLimitsSpec) {
  const base = withGateway(definition(), gateway ? { limits: gateway } : {});
  return findingsOf(withService(base, { consumers: [{ gateway: 'internal', limits: consumer }] }), id);
}

test.each<readonly [RequestLimitsSpec | undefined, RequestLimitsSpec]>([
  [
    { requests: '100/s', body: '2Mi' },
    { requests: '20/s', body: '1Mi' },
  ],
  [
    { requests: '100/s', body: '2Mi' },
    { requests: '100/s', body: '2Mi' },
  ],
  [{ requests: '100/s' }, { requests: '100/m' }],
  [undefined, { requests: '1000000/s', body: '32Mi' }],
  [{ body: '2Mi' }, {}],
])('a consumer can lower the limits %j to %j', (gateway, consumer) => {
  expect(findings(gateway, consumer)).toEqual([]);
});

test('refuses larger requests and more of them than the gateway allows', () => {
  expect(findings({ requests: '50/s', body: '64Ki' }, { requests: '1000000/s', body: '1Gi' })).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 0, 'limits', 'requests'],
      problem: 'the consumer allows more requests than the gateway internal, whose limit is 50/s',
      value: '1000000/s',
      allowed: 'at most 50/s',
      fix: 'lower the limit of the consumer, or raise that of the gateway',
    },
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 0, 'limits', 'body'],
      problem: 'the consumer allows larger requests than the gateway internal, whose limit is 64Ki',
      value: '1Gi',
      allowed: 'at most 64Ki',
      fix: 'lower the limit of the consumer, or raise that of the gateway',
    },
  ]);
});

test('refuses more requests at once, although the average is lower', () => {
  expect(findings({ requests: '100/s' }, { requests: '300000/h' })).toMatchObject([
    {
      problem: 'the consumer allows more requests at once than the gateway internal, whose limit is 100/s',
      allowed: 'at most 100/s, and not more than 100 at once',
    },
  ]);
});

test('refuses requests that fill the proxies of a gateway without a limit', () => {
  expect(findings(undefined, { body: '33Mi' })).toMatchObject([
    {
      problem: 'requests of this size fill the memory of the proxies of the gateway internal',
      allowed: 'at most 32Mi',
    },
  ]);
});

test('refuses more requests of each client than the gateway allows', () => {
  expect(findings({ requestsPerClient: '10/s' }, { requestsPerClient: '20/s' })).toMatchObject([
    { path: ['services', 'churn', 'consumers', 0, 'limits', 'requestsPerClient'], allowed: 'at most 10/s' },
  ]);
  expect(findings({ requestsPerClient: '10/s' }, { requestsPerClient: '10/s' })).toEqual([]);
});
