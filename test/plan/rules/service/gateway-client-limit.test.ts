import type { RequestLimitsSpec } from '../../../../lib/definition/request-limits';
import { definition, withGateway, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'gateway/client-limit';

function findings(gateway: RequestLimitsSpec, consumer: RequestLimitsSpec | undefined) {
  const base = withGateway(definition(), {
    tls: { secret: 'models-tls' },
    auth: { apiKeys: { secret: 'keys' } },
    limits: gateway,
  });
  const consumers = [{ gateway: 'internal', ...(consumer && { limits: consumer }) }];
  return findingsOf(withService(base, { consumers }), id);
}

const path = (field: string) => ['services', 'churn', 'consumers', 0, 'limits', field];

test.each<readonly [RequestLimitsSpec, RequestLimitsSpec | undefined]>([
  [{}, { requests: '100/s', requestsPerClient: '20/s' }],
  [{}, { requests: '100/s', requestsPerClient: '100/s' }],
  // A client can send 20 requests at once, but not 600 in a second.
  [{}, { requests: '600/m', requestsPerClient: '20/s' }],
  [{ requests: '100/s', requestsPerClient: '20/s' }, { requests: '50/s' }],
  [{ requests: '100/s', requestsPerClient: '20/s' }, { requestsPerClient: '10/s' }],
  [{ requests: '100/s', requestsPerClient: '20/s' }, undefined],
  [{ requests: '100/s' }, { body: '1Mi' }],
])('accepts limits of each client that have an effect: gateway %j, consumer %j', (gateway, consumer) => {
  expect(findings(gateway, consumer)).toEqual([]);
});

test('refuses a limit of each client above that of all clients of the consumer', () => {
  expect(findings({}, { requests: '10/s', requestsPerClient: '100/s' })).toEqual([
    {
      rule: id,
      path: path('requestsPerClient'),
      problem: 'all clients together have a lower limit, 10/s, so this limit has no effect',
      value: '100/s',
      allowed: 'at most 10/s',
      fix: 'lower this limit, or raise `requests`',
    },
  ]);
});

test.each([
  ['100/m', '100/s'],
  ['100/s', '6000/m'],
])('compares the rates and the requests at once: all %s, one %s', (requests, requestsPerClient) => {
  expect(findings({}, { requests, requestsPerClient })).toHaveLength(1);
});

test('refuses a limit of each client above that of all clients of the gateway', () => {
  expect(findings({ requests: '10/s' }, { requestsPerClient: '100/s' })).toMatchObject([
    {
      path: path('requestsPerClient'),
      problem: 'all clients of the gateway internal together have a lower limit, 10/s, so this limit has no effect',
      fix: 'lower this limit',
    },
  ]);
});

test('refuses a limit of all clients below that of each client of the gateway', () => {
  expect(findings({ requests: '100/s', requestsPerClient: '20/s' }, { requests: '10/s' })).toEqual([
    {
      rule: id,
      path: path('requests'),
      problem: 'the limit of each client of the gateway internal, 20/s, has no effect with this limit of all clients',
      value: '10/s',
      allowed: 'at least 20/s',
      fix: 'set `requestsPerClient` of the consumer to at most 10/s, or raise this limit',
    },
  ]);
});
