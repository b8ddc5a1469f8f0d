import type { RequestLimitsSpec } from '../../../definition/request-limits';
import type { Rule } from '../rule';

/** A public gateway limits the number and the size of requests. */
export const gatewayLimited: Rule<'gateway'> = {
  id: 'gateway/limited',
  scope: 'gateway',
  waivableBy: 'platform',
  rationale: 'Without limits, one client on the internet can overload a server or the proxies for all others.',
  check: ({ path, spec: { visibility, limits } }) => {
    if (visibility !== 'public') return [];
    return missing(limits).map((limit) => ({
      path: [...path, 'limits', limit],
      problem: `the gateway is public and has no limit for the ${meanings[limit]}`,
      fix: `set limits.${limit}, such as ${examples[limit]}, or make the gateway internal`,
    }));
  },
};

const meanings = { requests: 'number of requests', body: 'size of a request' } as const;
const examples = { requests: "'100/s'", body: "'2Mi'" } as const;

function missing(limits: RequestLimitsSpec = {}): readonly (keyof RequestLimitsSpec)[] {
  return (['requests', 'body'] as const).filter((limit) => limits[limit] === undefined);
}
