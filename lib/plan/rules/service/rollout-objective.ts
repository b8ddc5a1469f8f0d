import { rolloutFacts } from '../../facts/rollouts';
import type { Rule } from '../rule';

/** A canary has an objective to compare it with. */
export const rolloutObjective: Rule<'service'> = {
  id: 'rollout/objective',
  scope: 'service',
  waivableBy: 'part',
  rationale:
    'Without an objective there is no criterion for a worse revision, and the steps of a canary are only delays.',
  check: ({ workload: { path, rollout, monitoring }, spec }) =>
    rolloutFacts(rollout).splitsRequests && !monitoring.slo
      ? [
          {
            path: [...path, 'slo'],
            problem: 'a canary is compared with the objective of its service, and there is none',
            value: spec.slo,
            allowed: '{ availability: 99.9 }, with a latency if the server measures it',
            fix: "set 'slo', or choose another rollout",
          },
        ]
      : [],
};
