import { lookup } from '../../../units/lookup';
import type { Rule } from '../rule';

/** The jobs of a team whose list of Secrets is empty mount none. The list of a part that mounts Secrets is at least empty. */
export const secretDeclared: Rule<'platform'> = {
  id: 'secret/declared',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A part that mounts any Secret of its namespace reads credentials that the platform keeps there.',
  check: ({ definition: { teams, training = {} } }) =>
    Object.entries(training).flatMap(([name, { team, secrets = {} }]) => {
      const declared = lookup(teams, team)?.secrets;
      // `reference/known` reports unknown names where others are known.
      if (declared === undefined || Object.keys(declared).length > 0) return [];
      return Object.entries(secrets).map(([folder, secret]) => ({
        path: ['training', name, 'secrets', folder],
        problem: `the team ${team} declares no secrets`,
        value: secret,
        allowed: [],
        fix: `declare it in teams.${team}.secrets of the platform, or move the job from the part to the platform if you create the Secret yourself`,
      }));
    }),
};
