import { formatBytes, parseBytes } from '../../../units/quantity';
import { maxBodyBytes } from '../../resolve/gateway/limits';
import type { Rule } from '../rule';

/** The proxies of a gateway have memory for several of its largest requests. */
export const gatewayBodyFitsProxies: Rule<'gateway'> = {
  id: 'gateway/body-fits-proxies',
  scope: 'gateway',
  waivableBy: 'platform',
  rationale:
    'The proxies keep each request in memory before they forward it, so a few large ones stop the requests of all teams.',
  check: ({ path, spec: { limits } }) => {
    if (limits?.body === undefined || parseBytes(limits.body) <= maxBodyBytes) return [];
    return [
      {
        path: [...path, 'limits', 'body'],
        problem: `requests of this size fill the memory of the proxies, of which one can use at most ${formatBytes(maxBodyBytes)}`,
        value: limits.body,
        allowed: `at most ${formatBytes(maxBodyBytes)}`,
        fix: 'lower the limit, and let clients upload larger data to a bucket',
      },
    ];
  },
};
