import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { Rule, RuleFinding } from '../rule';

type Provider = ModelPlatformDefinition['cluster']['provider'];

/**
 * Syntax of secret names. Sources, all 2026-11: AWS Secrets Manager API Reference, CreateSecret; Google Cloud
 * "Create a secret"; Microsoft Learn "Key Vault keys, secrets and certificates overview".
 */
const names: Readonly<Record<Exclude<Provider, 'existing'>, readonly [expression: RegExp, allowed: string]>> = {
  eks: [/^[\w/+=.@-]{1,512}$/, '1 to 512 letters, digits and /_+=.@-'],
  gke: [/^[\w-]{1,255}$/, '1 to 255 letters, digits, _ and -'],
  aks: [/^[a-zA-Z0-9-]{1,127}$/, '1 to 127 letters, digits and -'],
};

/** The secret manager of the cloud accepts the names of the secrets, and their project is known. */
export const secretName: Rule<'platform'> = {
  id: 'secret/name',
  scope: 'platform',
  waivable: true,
  rationale: 'The cloud refuses a secret with an invalid name late in a deployment.',
  check: ({ definition }) => {
    const { cluster, teams = {} } = definition;
    const used = Object.entries(teams).flatMap(([team, { secrets = {} }]) =>
      Object.entries(secrets).map(([name, { remote }]) => ({
        path: ['teams', team, 'secrets', name, 'remote'],
        remote,
      })),
    );
    if (cluster.provider === 'existing' || used.length === 0) return [];
    const [expression, allowed] = names[cluster.provider];
    const wrong = used
      .filter(({ remote }) => !expression.test(remote))
      .map(({ path, remote }) => ({
        path,
        problem: `${cluster.provider} refuses this name of a secret`,
        value: remote,
        allowed,
        fix: 'choose another name',
      }));
    return [...wrong, ...withoutProject(definition)];
  },
};

/** Google Cloud addresses secrets by project. */
function withoutProject({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  if (cluster.provider !== 'gke' || cluster.account !== undefined) return [];
  return [
    {
      path: ['cluster', 'account'],
      problem: 'the definition has secrets and no project for them',
      fix: 'set cluster.account to the ID of the Google Cloud project',
    },
  ];
}
