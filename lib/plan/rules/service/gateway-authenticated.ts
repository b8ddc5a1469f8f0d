import { exposureOf } from '../gateway-exposure';
import type { Rule } from '../rule';

/** The clients of a public gateway authenticate. */
export const gatewayAuthenticated: Rule<'gateway'> = {
  id: 'gateway/authenticated',
  scope: 'gateway',
  waivableBy: 'platform',
  rationale:
    'Without authentication, everyone on the internet can send requests to the models and read their responses.',
  check: (gateway) => {
    const { path, spec } = gateway;
    const exposure = exposureOf(gateway);
    if (!exposure || spec.auth) return [];
    return [
      {
        path: [...path, 'auth'],
        problem: `${exposure.problem}, and its clients do not authenticate`,
        allowed: ['jwt', 'apiKeys', 'mtls'],
        fix: `set auth, or ${exposure.fix}, or accept anonymous requests with a waiver`,
      },
    ];
  },
};
