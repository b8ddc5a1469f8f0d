import type { Rule } from '../rule';

/** The certificate authority can reach a gateway with a Let's Encrypt certificate. */
export const gatewayCertificateReachable: Rule<'platform'> = {
  id: 'gateway/certificate-reachable',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: "Let's Encrypt sends a request to the hostname over the internet before it issues a certificate.",
  check: ({ definition }) =>
    Object.entries(definition.gateways ?? {}).flatMap(([name, { visibility = 'internal', tls }]) =>
      tls !== undefined && 'letsEncrypt' in tls && visibility === 'internal'
        ? [
            {
              path: ['gateways', name, 'tls', 'letsEncrypt'],
              problem: "the gateway is internal, so Let's Encrypt cannot reach it and issues no certificate",
              value: visibility,
              fix: 'set tls.secret to a Secret with a certificate, or make the gateway public',
            },
          ]
        : [],
    ),
};
