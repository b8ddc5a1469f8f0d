import type { Rule } from '../rule';

/** There is always a replica that answers. */
export const scaleZero: Rule<'service'> = {
  id: 'scale/zero',
  scope: 'service',
  waivable: true,
  rationale: 'Where nothing holds a request until a replica is there, each request that meets none fails.',
  check: ({ workload: { path, replicas, startup } }) =>
    replicas.min === 0
      ? [
          {
            path: [...path, 'scale', 'min'],
            problem: `nothing holds requests for the ${startup.neededSeconds} s or more that a replica takes to start, and without requests none is started`,
            value: 0,
            allowed: 'at least 1',
            fix: 'keep one replica; or put something before the service that holds requests and wakes it, such as the HTTP add-on of KEDA, and say so in a waiver',
          },
        ]
      : [],
};
