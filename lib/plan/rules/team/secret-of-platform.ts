import { lookup } from '../../../units/lookup';
import { teamNamespace } from '../../resolve/team/team';
import type { IdentityMechanism } from '../../types/identity';
import type { Rule } from '../rule';

/** Programs do not read the Secrets that the platform needs in the namespace of their team. Those of gateways are elsewhere. */
export const secretOfPlatform: Rule<'platform'> = {
  id: 'secret/of-platform',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'The credentials of the object store open the buckets of every team, whatever `buckets.NAME.teams` says.',
  check: ({ definition: { teams, training = {} }, provider }) =>
    Object.entries(training).flatMap(([name, { team, secrets = {} }]) => {
      const spec = lookup(teams, team);
      if (spec === undefined) return [];
      const identity = provider.identity(teamNamespace(team, spec), name, undefined);
      const reserved = new Map(ofObjectStore(identity));
      return Object.entries(secrets).flatMap(([folder, secret]) => {
        const what = reserved.get(secret);
        if (what === undefined) return [];
        return [
          {
            path: ['training', name, 'secrets', folder],
            problem: `this Secret has ${what}`,
            value: secret,
            fix: 'remove it: containers of the platform read and write the buckets of the job',
          },
        ];
      });
    }),
};

type Reserved = readonly [secret: string, what: string];

function ofObjectStore(identity: IdentityMechanism): readonly Reserved[] {
  if (identity.kind !== 'secret') return [];
  const { secret, certificateAuthority: authority } = identity;
  return [
    ...(authority?.kind === 'secret'
      ? [[authority.name, 'the certificate authority of the object store'] as const]
      : []),
    [secret, 'the credentials of the object store'],
  ];
}
