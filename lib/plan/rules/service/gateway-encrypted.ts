import type { Rule } from '../rule';

/** A public gateway uses TLS. */
export const gatewayEncrypted: Rule<'platform'> = {
  id: 'gateway/encrypted',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'Without TLS, requests to a public gateway can be read and changed in transit.',
  check: ({ definition }) =>
    Object.entries(definition.gateways ?? {}).flatMap(([name, { visibility, tls }]) =>
      visibility === 'public' && !tls
        ? [
            {
              path: ['gateways', name, 'tls'],
              problem: 'the gateway is public and has no certificate',
              fix: 'set tls.secret or tls.letsEncrypt, or make the gateway internal',
            },
          ]
        : [],
    ),
};
