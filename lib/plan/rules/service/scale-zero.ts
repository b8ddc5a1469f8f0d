import type { Rule } from '../rule';

/** A service always has at least one replica. */
export const scaleZero: Rule<'service'> = {
  id: 'scale/zero',
  scope: 'service',
  waivableBy: 'part',
  rationale: 'Without a component that buffers requests, every request fails while there is no replica.',
  check: ({ workload: { path, replicas, startup } }) =>
    replicas.min === 0
      ? [
          {
            path: [...path, 'scale', 'min'],
            problem: `nothing buffers requests for the ${startup.neededSeconds} s or more that a replica takes to start, and no signal starts the first replica`,
            value: 0,
            allowed: 'at least 1',
            fix: 'set scale.min to 1; or put a component such as the HTTP add-on of KEDA in front of the service and add a waiver',
          },
        ]
      : [],
};
