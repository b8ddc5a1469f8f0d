import type { Rule } from '../rule';

/** A canary has something to be held against. */
export const rolloutObjective: Rule<'service'> = {
  id: 'rollout/objective',
  scope: 'service',
  waivable: true,
  rationale: 'Without an objective nobody says when a new version is worse, so that each step only takes time.',
  check: ({ workload: { path, rollout, monitoring }, spec }) =>
    rollout.kind === 'canary' && !monitoring.slo
      ? [
          {
            path: [...path, 'slo'],
            problem: 'a canary is held against the objective of its service, and there is none',
            value: spec.slo,
            allowed: '{ availability: 99.9 }, with a latency where the server measures it',
            fix: "give 'slo', or choose another rollout",
          },
        ]
      : [],
};
