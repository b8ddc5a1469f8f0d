import { exposureOf } from '../gateway-exposure';
import type { Rule } from '../rule';

/** A public gateway, and one whose clients authenticate, uses TLS. */
export const gatewayEncrypted: Rule<'gateway'> = {
  id: 'gateway/encrypted',
  scope: 'gateway',
  waivableBy: 'platform',
  rationale: 'Without TLS, requests to a gateway and the credentials in them can be read and changed in transit.',
  check: (gateway) => {
    const { tls, auth } = gateway.spec;
    if (tls) return [];
    const path = [...gateway.path, 'tls'];
    const exposure = exposureOf(gateway);
    if (exposure) {
      const fix = `set tls, or ${exposure.fix}`;
      return [{ path, problem: `${exposure.problem}, and has no certificate`, fix }];
    }
    if (!auth) return [];
    const problem = 'the clients of the gateway authenticate, and the gateway has no certificate';
    return [{ path, problem, fix: 'set tls.secret, or remove auth' }];
  },
};
