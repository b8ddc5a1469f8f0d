import type { ModelPlatformDefinition } from '../../../definition/platform';
import { lookup } from '../../../units/lookup';
import { registrySecrets } from '../../facts/registry-secrets';
import type { Rule } from '../rule';

/** Programs do not read the Secrets that the platform needs in the namespace of their team. Those of gateways are elsewhere. */
export const secretOfPlatform: Rule<'platform'> = {
  id: 'secret/of-platform',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'The credentials of the object store open the buckets of every team, whatever `buckets.NAME.teams` says, and those of a registry can push images.',
  check: ({ definition, provider }) => {
    const ofPlatform = { ...provider.secretsOfTeams, ...pullSecrets(definition) };
    return Object.entries(definition.training ?? {}).flatMap(([name, { secrets = {} }]) =>
      Object.entries(secrets).flatMap(([folder, secret]) => {
        const what = lookup(ofPlatform, secret);
        if (what === undefined) return [];
        return [
          {
            path: ['training', name, 'secrets', folder],
            problem: `this Secret has ${what}`,
            value: secret,
            fix: 'remove it: only the platform uses this Secret, for the buckets or the images of the job',
          },
        ];
      }),
    );
  },
};

/** What the Secrets have with which pods pull images, by their names. */
function pullSecrets(definition: ModelPlatformDefinition): Readonly<Record<string, string>> {
  return Object.fromEntries(
    registrySecrets(definition).map(({ secret, registry }) => [secret, `the credentials of the registry ${registry}`]),
  );
}
