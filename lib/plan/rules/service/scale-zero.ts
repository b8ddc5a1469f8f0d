import type { Rule } from '../rule';

/** There is always a replica that answers. */
export const scaleZero: Rule = {
  id: 'scale/zero',
  scope: 'platform',
  waivable: true,
  rationale: 'Where nothing holds a request until a replica is there, each request that meets none fails.',
  check: ({ plan }) =>
    Object.values(plan.services).flatMap(({ name, replicas, startup }) =>
      replicas.min === 0
        ? [
            {
              path: ['services', name, 'scale', 'min'],
              problem: `nothing holds requests for the ${startup.neededSeconds} s or more that a replica takes to start, and without requests none is started`,
              value: 0,
              allowed: 'at least 1',
              fix: 'keep one replica; or put something before the service that holds requests and wakes it, such as the HTTP add-on of KEDA, and say so in a waiver',
            },
          ]
        : [],
    ),
};
