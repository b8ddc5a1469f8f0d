import type { Rule } from '../rule';

/** A public gateway, and one whose clients authenticate, uses TLS. */
export const gatewayEncrypted: Rule<'gateway'> = {
  id: 'gateway/encrypted',
  scope: 'gateway',
  waivableBy: 'platform',
  rationale: 'Without TLS, requests to a gateway and the credentials in them can be read and changed in transit.',
  check: ({ path: gateway, spec: { visibility, tls, auth } }) => {
    if (tls) return [];
    const path = [...gateway, 'tls'];
    if (visibility === 'public') {
      const fix = 'set tls.secret or tls.letsEncrypt, or make the gateway internal';
      return [{ path, problem: 'the gateway is public and has no certificate', fix }];
    }
    if (!auth) return [];
    const problem = 'the clients of the gateway authenticate, and the gateway has no certificate';
    return [{ path, problem, fix: 'set tls.secret, or remove auth' }];
  },
};
