import type { Rule } from '../rule';

/** The clients of a public gateway authenticate. */
export const gatewayAuthenticated: Rule<'platform'> = {
  id: 'gateway/authenticated',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Without authentication, everyone on the internet can send requests to the models and read their responses.',
  check: ({ definition }) =>
    Object.entries(definition.gateways ?? {}).flatMap(([name, { visibility, auth }]) =>
      visibility === 'public' && !auth
        ? [
            {
              path: ['gateways', name, 'auth'],
              problem: 'the gateway is public and its clients do not authenticate',
              allowed: ['jwt', 'apiKeys', 'mtls'],
              fix: 'set auth, make the gateway internal, or accept anonymous requests with a waiver',
            },
          ]
        : [],
    ),
};
