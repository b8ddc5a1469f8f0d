import type { Rule } from '../rule';

/** The clients of a public gateway authenticate. */
export const gatewayAuthenticated: Rule<'gateway'> = {
  id: 'gateway/authenticated',
  scope: 'gateway',
  waivableBy: 'platform',
  rationale:
    'Without authentication, everyone on the internet can send requests to the models and read their responses.',
  check: ({ path, spec: { visibility, auth } }) => {
    if (visibility !== 'public' || auth) return [];
    return [
      {
        path: [...path, 'auth'],
        problem: 'the gateway is public and its clients do not authenticate',
        allowed: ['jwt', 'apiKeys', 'mtls'],
        fix: 'set auth, make the gateway internal, or accept anonymous requests with a waiver',
      },
    ];
  },
};
