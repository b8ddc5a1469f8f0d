import type { GatewaySpec } from '../../../../lib/definition/gateway';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'gateway/encrypted';

function withGateway(spec: Omit<GatewaySpec, 'hostname'>) {
  return { ...definition(), gateways: { internal: { hostname: 'models.acme.example', ...spec } } };
}

test('an internal gateway may be plain, a public one with a certificate is good', () => {
  expect(findingsOf(withGateway({}), id)).toEqual([]);
  expect(findingsOf(withGateway({ visibility: 'public', tls: { secret: 'models-tls' } }), id)).toEqual([]);
});

test('a public gateway without a certificate is found', () => {
  expect(findingsOf(withGateway({ visibility: 'public' }), id)).toEqual([
    {
      rule: id,
      path: ['gateways', 'internal', 'tls'],
      problem: 'a public gateway has no certificate',
      fix: 'give a certificate as tls.secret, let one be got by tls.letsEncrypt, or make the gateway internal',
    },
  ]);
});
