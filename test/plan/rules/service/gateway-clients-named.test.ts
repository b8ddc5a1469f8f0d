import type { GatewayAuthSpec } from '../../../../lib/definition/gateway-auth';
import { definition, withGateway, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'gateway/clients-named';

function findings(auth: GatewayAuthSpec | undefined, clients: readonly string[] | undefined) {
  const base = withGateway(definition(), { tls: { secret: 'models-tls' }, ...(auth && { auth }) });
  return findingsOf(withService(base, { consumers: [{ gateway: 'internal', ...(clients && { clients }) }] }), id);
}

const mtls = { mtls: { certificateAuthority: { secret: 'ca' } } };

test.each<readonly [GatewayAuthSpec | undefined, readonly string[] | undefined]>([
  [{ apiKeys: { secret: 'keys' } }, ['shop']],
  [
    {
      jwt: { issuer: 'https://login.acme.example', audiences: ['models'], jwksUri: 'https://login.acme.example/keys' },
    },
    ['shop'],
  ],
  [mtls, undefined],
  [undefined, undefined],
])('accepts the authentication %j with the clients %j', (auth, clients) => {
  expect(findings(auth, clients)).toEqual([]);
});

test.each([undefined, mtls])('refuses clients of a gateway with the authentication %j', (auth) => {
  expect(findings(auth, ['shop'])).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 0, 'clients'],
      problem: 'the gateway internal does not know the names of its clients',
      value: ['shop'],
      fix: 'set `gateways.internal.auth` to `jwt` or `apiKeys`, or remove `clients`',
    },
  ]);
});

test('a limit of each client needs a gateway with API keys', () => {
  const consumers = [{ gateway: 'internal', limits: { requestsPerClient: '20/s' } }];
  const at = (auth: GatewayAuthSpec) =>
    findingsOf(withService(withGateway(definition(), { tls: { secret: 'models-tls' }, auth }), { consumers }), id);
  expect(at({ apiKeys: { secret: 'keys' } })).toEqual([]);
  expect(at(mtls)).toMatchObject([
    { path: ['services', 'churn', 'consumers', 0, 'limits', 'requestsPerClient'], value: '20/s' },
  ]);
});
