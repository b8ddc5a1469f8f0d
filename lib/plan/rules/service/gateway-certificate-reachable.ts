import type { Rule } from '../rule';

/** The certificate authority can reach a gateway with a Let's Encrypt certificate. */
export const gatewayCertificateReachable: Rule<'gateway'> = {
  id: 'gateway/certificate-reachable',
  scope: 'gateway',
  waivableBy: 'platform',
  rationale: "Let's Encrypt sends a request to the hostname over the internet before it issues a certificate.",
  check: ({ path, spec: { visibility = 'internal', tls } }) => {
    if (tls === undefined || !('letsEncrypt' in tls) || visibility !== 'internal') return [];
    return [
      {
        path: [...path, 'tls', 'letsEncrypt'],
        problem: "the gateway is internal, so Let's Encrypt cannot reach it and issues no certificate",
        value: visibility,
        fix: 'set tls.secret to a Secret with a certificate, or make the gateway public',
      },
    ];
  },
};
