import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { Rule, RuleFinding } from '../rule';

type Provider = ModelPlatformDefinition['cluster']['provider'];

/**
 * What names of secrets may be. Sources, all 2026-11: AWS Secrets Manager API Reference, CreateSecret; Google Cloud
 * "Create a secret"; Microsoft Learn "Key Vault keys, secrets and certificates overview".
 */
const names: Readonly<Record<Exclude<Provider, 'existing'>, readonly [expression: RegExp, allowed: string]>> = {
  eks: [/^[\w/+=.@-]{1,512}$/, '1 to 512 letters, digits and /_+=.@-'],
  gke: [/^[\w-]{1,255}$/, '1 to 255 letters, digits, _ and -'],
  aks: [/^[a-zA-Z0-9-]{1,127}$/, '1 to 127 letters, digits and -'],
};

/** The cloud's secret manager takes the names of the secrets, and it is known where they are. */
export const secretName: Rule<'platform'> = {
  id: 'secret/name',
  scope: 'platform',
  waivable: true,
  rationale: 'A secret whose name the cloud does not take is refused at the end of a deployment.',
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
        problem: `${cluster.provider} takes no secret of this name`,
        value: remote,
        allowed,
        fix: 'choose another name',
      }));
    return [...wrong, ...withoutProject(definition)];
  },
};

/** On Google Cloud secrets are found by their project. */
function withoutProject({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  if (cluster.provider !== 'gke' || cluster.account !== undefined) return [];
  return [
    {
      path: ['cluster', 'account'],
      problem: 'there are secrets, and the project that they are in is not given',
      fix: 'write the id of the Google Cloud project',
    },
  ];
}
