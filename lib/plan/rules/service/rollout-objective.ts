import { hasAnalysis, rolloutFacts } from '../../facts/rollouts';
import type { Rule } from '../rule';

/** A new revision of a canary or blue-green rollout is compared with an objective before it serves. */
export const rolloutObjective: Rule<'service'> = {
  id: 'rollout/objective',
  scope: 'service',
  waivableBy: 'part',
  rationale:
    'Without an objective there is no criterion for a worse revision: the steps of a canary are only delays, and a blue-green rollout switches to a revision that has answered nothing.',
  check: ({ workload: { path, rollout, monitoring }, spec }) =>
    rolloutFacts(rollout).object === 'Rollout' && !monitoring.slo && !hasAnalysis(rollout)
      ? [
          {
            path: [...path, 'slo'],
            problem: 'a new revision is compared with the objective of its service, and there is none',
            value: spec.slo,
            allowed: '{ availability: 99.9 }, with a latency if the server measures it',
            fix:
              rollout.kind === 'blue-green'
                ? "set 'slo' or 'rollout.request', or choose another rollout"
                : "set 'slo', or choose another rollout",
          },
        ]
      : [],
};
