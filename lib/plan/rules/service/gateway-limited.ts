import type { RequestLimitsSpec } from '../../../definition/request-limits';
import { exposureOf } from '../gateway-exposure';
import type { Rule } from '../rule';

/** A public gateway limits the number and the size of requests. */
export const gatewayLimited: Rule<'gateway'> = {
  id: 'gateway/limited',
  scope: 'gateway',
  waivableBy: 'platform',
  rationale:
    'Without limits, clients on the internet can overload a server or the proxies. All clients share a limit, so one client can still use it up for the others.',
  check: (gateway) => {
    const { path, spec } = gateway;
    const exposure = exposureOf(gateway);
    if (!exposure) return [];
    return missing(spec.limits).map((limit) => ({
      path: [...path, 'limits', limit],
      problem: `${exposure.problem}, and has no limit for the ${meanings[limit]}`,
      fix: `set limits.${limit}, such as ${examples[limit]}, or ${exposure.fix}`,
    }));
  },
};

const meanings = { requests: 'number of requests', body: 'size of a request' } as const;
const examples = { requests: "'100/s'", body: "'2Mi'" } as const;

function missing(limits: RequestLimitsSpec = {}): readonly (keyof typeof meanings)[] {
  return (['requests', 'body'] as const).filter((limit) => limits[limit] === undefined);
}
