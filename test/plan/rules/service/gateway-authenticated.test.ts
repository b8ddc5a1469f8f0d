import { definition, withGateway } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'gateway/authenticated';
const open = { visibility: 'public', tls: { secret: 'models-tls' } } as const;

test('accepts an internal gateway without authentication', () => {
  expect(findingsOf(withGateway(definition(), {}), id)).toEqual([]);
});

test.each([
  { jwt: { issuer: 'https://login.acme.example', audiences: ['models'], jwksUri: 'https://login.acme.example/keys' } },
  { apiKeys: { secret: 'model-keys' } },
  { mtls: { certificateAuthority: { secret: 'clients-ca' } } },
])('accepts a public gateway with %j', (auth) => {
  expect(findingsOf(withGateway(definition(), { ...open, auth }), id)).toEqual([]);
});

test('refuses a public gateway without authentication', () => {
  expect(findingsOf(withGateway(definition(), open), id)).toEqual([
    {
      rule: id,
      path: ['gateways', 'internal', 'auth'],
      problem: 'the gateway is public, and its clients do not authenticate',
      allowed: ['jwt', 'apiKeys', 'mtls'],
      fix: 'set auth, or make the gateway internal, or accept anonymous requests with a waiver',
    },
  ]);
});

test('the platform can waive it', () => {
  const waivers = [{ rule: id, at: 'gateways.internal', reason: 'a demonstration with public data' }];
  expect(findingsOf({ ...withGateway(definition(), open), waivers }, id)).toEqual([]);
});
