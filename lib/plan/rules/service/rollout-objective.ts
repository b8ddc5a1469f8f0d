import { lookup } from '../../../units/lookup';
import type { Rule } from '../rule';

/** A canary has something to be held against. */
export const rolloutObjective: Rule = {
  id: 'rollout/objective',
  scope: 'platform',
  waivable: true,
  rationale: 'Without an objective nobody says when a new version is worse, so that each step only takes time.',
  check: ({ definition, plan }) =>
    Object.values(plan.services).flatMap(({ name, rollout, monitoring }) =>
      rollout.kind === 'canary' && !monitoring.slo
        ? [
            {
              path: ['services', name, 'slo'],
              problem: 'a canary is held against the objective of its service, and there is none',
              value: lookup(definition.services, name)?.slo,
              allowed: '{ availability: 99.9 }, with a latency where the server measures it',
              fix: "give 'slo', or choose another rollout",
            },
          ]
        : [],
    ),
};
