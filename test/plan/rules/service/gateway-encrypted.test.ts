import type { GatewaySpec } from '../../../../lib/definition/gateway';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'gateway/encrypted';

function withGateway(spec: Omit<GatewaySpec, 'hostname'>) {
  return { ...definition(), gateways: { internal: { hostname: 'models.acme.example', ...spec } } };
}

test('accepts an internal gateway without TLS and a public one with a certificate', () => {
  expect(findingsOf(withGateway({}), id)).toEqual([]);
  expect(findingsOf(withGateway({ visibility: 'public', tls: { secret: 'models-tls' } }), id)).toEqual([]);
});

test('refuses a public gateway without a certificate', () => {
  expect(findingsOf(withGateway({ visibility: 'public' }), id)).toEqual([
    {
      rule: id,
      path: ['gateways', 'internal', 'tls'],
      problem: 'the gateway is public, and has no certificate',
      fix: 'set tls, or make the gateway internal',
    },
  ]);
});

test('refuses clients that authenticate without a certificate of the gateway', () => {
  const auth = { apiKeys: { secret: 'model-keys' } };
  expect(findingsOf(withGateway({ auth, tls: { secret: 'models-tls' } }), id)).toEqual([]);
  expect(findingsOf(withGateway({ auth }), id)).toEqual([
    {
      rule: id,
      path: ['gateways', 'internal', 'tls'],
      problem: 'the clients of the gateway authenticate, and the gateway has no certificate',
      fix: 'set tls.secret, or remove auth',
    },
  ]);
});
