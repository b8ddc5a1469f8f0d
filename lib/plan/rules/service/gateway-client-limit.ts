import type { RequestLimitsSpec } from '../../../definition/request-limits';
import type { Path } from '../../../errors';
import { hasNoEffect } from '../client-limit';
import { gatewayConsumers } from '../gateway-consumers';
import type { Rule, RuleFinding } from '../rule';

/** With the limits of a consumer and of its gateway together, the limit of each client has an effect. */
export const gatewayClientLimit: Rule<'platform'> = {
  id: 'gateway/client-limit',
  scope: 'platform',
  waivableBy: 'part',
  rationale: 'A limit of all clients also counts the requests of one client, which can use it up for the others.',
  check: (platform) =>
    gatewayConsumers(platform).flatMap(({ consumer: { limits, gateway: name }, gateway, path }) =>
      limits && gateway?.auth && 'apiKeys' in gateway.auth
        ? withoutEffect(limits, { name, limits: gateway.limits ?? {} }, [...path, 'limits'])
        : [],
    ),
};

interface Limited {
  readonly name: string;
  readonly limits: RequestLimitsSpec;
}

/** A limit that the consumer does not have is that of the gateway. */
function withoutEffect(own: RequestLimitsSpec, gateway: Limited, path: Path): readonly RuleFinding[] {
  const requests = own.requests ?? gateway.limits.requests;
  const perClient = own.requestsPerClient ?? gateway.limits.requestsPerClient;
  if (requests === undefined || perClient === undefined || !hasNoEffect(perClient, requests)) return [];
  if (own.requestsPerClient !== undefined) {
    const whose = own.requests === undefined ? `all clients of the gateway ${gateway.name}` : 'all clients';
    return [
      {
        path: [...path, 'requestsPerClient'],
        problem: `${whose} together have a lower limit, ${requests}, so this limit has no effect`,
        value: perClient,
        allowed: `at most ${requests}`,
        fix: own.requests === undefined ? 'lower this limit' : 'lower this limit, or raise `requests`',
      },
    ];
  }
  // The gateway alone has both limits, and its own rule compares them.
  if (own.requests === undefined) return [];
  return [
    {
      path: [...path, 'requests'],
      problem: `the limit of each client of the gateway ${gateway.name}, ${perClient}, has no effect with this limit of all clients`,
      value: requests,
      allowed: `at least ${perClient}`,
      fix: `set \`requestsPerClient\` of the consumer to at most ${requests}, or raise this limit`,
    },
  ];
}
