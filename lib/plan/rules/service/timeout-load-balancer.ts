import { formatDuration } from '../../../units/duration';
import type { Rule } from '../rule';

/** The load balancer of a gateway keeps a connection open until the response arrives. */
export const timeoutLoadBalancer: Rule<'platform'> = {
  id: 'timeout/load-balancer',
  scope: 'platform',
  waivableBy: 'part',
  rationale: 'A load balancer drops a connection without traffic, and a client that waits for its response gets none.',
  check: ({ plan, definition, provider: { title, loadBalancerIdleSeconds: idle } }) =>
    Object.values(plan.services).flatMap(({ name, path, routes, timeoutSeconds }) =>
      idle === undefined || routes.length === 0 || timeoutSeconds <= idle
        ? []
        : [
            {
              path: [...path, 'timeout'],
              problem: `a response can take ${timeoutSeconds} s, and the load balancer of ${title} drops a connection without traffic after ${idle} s`,
              value: definition.services?.[name]?.timeout,
              allowed: `at most ${formatDuration(idle * 1000)}`,
              fix: 'lower timeout, or accept with a waiver that only streams can take longer',
            },
          ],
    ),
};
