import type { GatewaySpec } from '../../../../lib/definition/gateway';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'gateway/certificate-reachable';
const letsEncrypt = { email: 'ops@acme.example' };

function found(spec: Omit<GatewaySpec, 'hostname'>) {
  return findingsOf({ ...definition(), gateways: { internal: { hostname: 'models.acme.example', ...spec } } }, id);
}

test("allows Let's Encrypt for a public gateway", () => {
  expect(found({ visibility: 'public', tls: { letsEncrypt } })).toEqual([]);
});

test.each([{}, { visibility: 'internal' }] as const)(
  "refuses Let's Encrypt for an internal gateway: %j",
  (visibility) => {
    expect(found({ ...visibility, tls: { letsEncrypt } })).toEqual([
      {
        rule: id,
        path: ['gateways', 'internal', 'tls', 'letsEncrypt'],
        problem: "the gateway is internal, so Let's Encrypt cannot reach it and issues no certificate",
        value: 'internal',
        fix: 'set tls.secret to a Secret with a certificate, or make the gateway public',
      },
    ]);
  },
);

test('allows a certificate in a Secret for an internal gateway', () => {
  expect(found({ tls: { secret: 'models-tls' } })).toEqual([]);
});
