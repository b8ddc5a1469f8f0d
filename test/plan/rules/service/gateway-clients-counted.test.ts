import type { GatewayAuthSpec } from '../../../../lib/definition/gateway-auth';
import { definition, withGateway } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'gateway/clients-counted';
const tls = { secret: 'models-tls' };
const limits = { requestsPerClient: '20/s' };
const mtls = { mtls: { certificateAuthority: { secret: 'ca' } } };
const jwt = {
  jwt: { issuer: 'https://login.acme.example', audiences: ['models'], jwksUri: 'https://login.acme.example/keys' },
};

test('accepts a limit of each client with API keys', () => {
  const gateway = { tls, auth: { apiKeys: { secret: 'keys' } }, limits };
  expect(findingsOf(withGateway(definition(), gateway), id)).toEqual([]);
  expect(findingsOf(withGateway(definition(), { tls, limits: { requests: '20/s' } }), id)).toEqual([]);
});

test.each<GatewayAuthSpec | undefined>([undefined, mtls, jwt])('refuses it with the authentication %j', (auth) => {
  expect(findingsOf(withGateway(definition(), { tls, limits, ...(auth && { auth }) }), id)).toEqual([
    {
      rule: id,
      path: ['gateways', 'internal', 'limits', 'requestsPerClient'],
      problem: 'the proxies of the gateway have no header with the name of the client',
      value: '20/s',
      fix: 'set `auth` of the gateway to `apiKeys`, or remove the limit',
    },
  ]);
});

test('refuses a limit of each client above the limit of all clients', () => {
  const gateway = (requests: string, requestsPerClient: string) =>
    withGateway(definition(), { tls, auth: { apiKeys: { secret: 'keys' } }, limits: { requests, requestsPerClient } });
  expect(findingsOf(gateway('10/s', '10/s'), id)).toEqual([]);
  expect(findingsOf(gateway('600/m', '20/s'), id)).toEqual([]);
  expect(findingsOf(gateway('10/s', '100/s'), id)).toEqual([
    {
      rule: id,
      path: ['gateways', 'internal', 'limits', 'requestsPerClient'],
      problem: 'all clients together have a lower limit, 10/s, so this limit has no effect',
      value: '100/s',
      allowed: 'at most 10/s',
      fix: 'lower this limit, or raise `requests`',
    },
  ]);
});
