import type { Rule } from '../rule';

/** What comes from the internet is encrypted. */
export const gatewayEncrypted: Rule<'platform'> = {
  id: 'gateway/encrypted',
  scope: 'platform',
  waivable: true,
  rationale: 'Requests to a public gateway without TLS can be read and changed by everybody on the way.',
  check: ({ definition }) =>
    Object.entries(definition.gateways ?? {}).flatMap(([name, { visibility, tls }]) =>
      visibility === 'public' && !tls
        ? [
            {
              path: ['gateways', name, 'tls'],
              problem: 'a public gateway has no certificate',
              fix: 'give a certificate as tls.secret, let one be got by tls.letsEncrypt, or make the gateway internal',
            },
          ]
        : [],
    ),
};
