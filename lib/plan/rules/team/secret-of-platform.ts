import { lookup } from '../../../units/lookup';
import type { Rule } from '../rule';

/** Programs do not read the Secrets that the platform needs in the namespace of their team. Those of gateways are elsewhere. */
export const secretOfPlatform: Rule<'platform'> = {
  id: 'secret/of-platform',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'The credentials of the object store open the buckets of every team, whatever `buckets.NAME.teams` says.',
  check: ({ definition: { training = {} }, provider }) =>
    Object.entries(training).flatMap(([name, { secrets = {} }]) =>
      Object.entries(secrets).flatMap(([folder, secret]) => {
        const what = lookup(provider.secretsOfTeams, secret);
        if (what === undefined) return [];
        return [
          {
            path: ['training', name, 'secrets', folder],
            problem: `this Secret has ${what}`,
            value: secret,
            fix: 'remove it: containers of the platform read and write the buckets of the job',
          },
        ];
      }),
    ),
};
