import type { GatewaySpec } from '../../../../lib/definition/gateway';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'gateway/certificate-reachable';
const letsEncrypt = { email: 'ops@acme.example' };

function found(spec: Omit<GatewaySpec, 'hostname'>) {
  return findingsOf({ ...definition(), gateways: { internal: { hostname: 'models.acme.example', ...spec } } }, id);
}

test("Let's Encrypt reaches a public gateway", () => {
  expect(found({ visibility: 'public', tls: { letsEncrypt } })).toEqual([]);
});

test.each([{}, { visibility: 'internal' }] as const)('it does not reach one inside a network: %j', (visibility) => {
  expect(found({ ...visibility, tls: { letsEncrypt } })).toEqual([
    {
      rule: id,
      path: ['gateways', 'internal', 'tls', 'letsEncrypt'],
      problem: 'the gateway is not reached from the internet, so that it never gets a certificate',
      value: 'internal',
      fix: 'name a Secret with a certificate as tls.secret, or make the gateway public',
    },
  ]);
});

test('a certificate of somebody else needs no answer', () => {
  expect(found({ tls: { secret: 'models-tls' } })).toEqual([]);
});
