import type { RequestLimitsSpec } from '../../../definition/request-limits';
import { hasNoEffect } from '../client-limit';
import type { Rule, RuleFinding } from '../rule';

/** A limit of each client belongs to a gateway whose proxies have the name of the client in a header. */
export const gatewayClientsCounted: Rule<'gateway'> = {
  id: 'gateway/clients-counted',
  scope: 'gateway',
  waivableBy: 'no-one',
  rationale: 'Only with API keys a proxy has a header with the name of the client. Without it the limit has no effect.',
  check: ({ path, spec }) => {
    const { limits, auth } = spec;
    if (limits?.requestsPerClient === undefined) return [];
    if (auth && 'apiKeys' in auth) return withoutEffect(limits, [...path, 'limits', 'requestsPerClient']);
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

/** The limit of all clients together also counts the requests of one client. */
function withoutEffect(
  { requests, requestsPerClient }: RequestLimitsSpec,
  path: RuleFinding['path'],
): readonly RuleFinding[] {
  if (requests === undefined || requestsPerClient === undefined) return [];
  if (!hasNoEffect(requestsPerClient, requests)) return [];
  return [
    {
      path,
      problem: `all clients together have a lower limit, ${requests}, so this limit has no effect`,
      value: requestsPerClient,
      allowed: `at most ${requests}`,
      fix: 'lower this limit, or raise `requests`',
    },
  ];
}
