import type { Rule } from '../rule';

/** A limit of each client belongs to a gateway whose proxies have the name of the client in a header. */
export const gatewayClientsCounted: Rule<'gateway'> = {
  id: 'gateway/clients-counted',
  scope: 'gateway',
  waivableBy: 'no-one',
  rationale: 'Only with API keys a proxy has a header with the name of the client. Without it the limit has no effect.',
  check: ({ path, spec }) => {
    const { limits, auth } = spec;
    if (limits?.requestsPerClient === undefined || (auth && 'apiKeys' in auth)) return [];
    return [
      {
        path: [...path, 'limits', 'requestsPerClient'],
        problem: 'the proxies of the gateway have no header with the name of the client',
        value: limits.requestsPerClient,
        fix: 'set `auth` of the gateway to `apiKeys`, or remove the limit',
      },
    ];
  },
};
