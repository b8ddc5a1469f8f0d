import type { Rule } from '../rule';

/** Who gives a gateway its certificate can look whether the host name is really that of the gateway. */
export const gatewayCertificateReachable: Rule<'platform'> = {
  id: 'gateway/certificate-reachable',
  scope: 'platform',
  waivable: true,
  rationale: "Let's Encrypt asks the host name for an answer over the internet before it gives a certificate.",
  check: ({ definition }) =>
    Object.entries(definition.gateways ?? {}).flatMap(([name, { visibility = 'internal', tls }]) =>
      tls !== undefined && 'letsEncrypt' in tls && visibility === 'internal'
        ? [
            {
              path: ['gateways', name, 'tls', 'letsEncrypt'],
              problem: 'the gateway is not reached from the internet, so that it never gets a certificate',
              value: visibility,
              fix: 'name a Secret with a certificate as tls.secret, or make the gateway public',
            },
          ]
        : [],
    ),
};
