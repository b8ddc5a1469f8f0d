import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { Path } from '../../../errors';
import { gatewaySecrets } from '../../facts/gateway-secrets';
import { registrySecrets } from '../../facts/registry-secrets';
import type { Rule } from '../rule';

/** A secret in the secret manager of the cloud is copied for one team, one gateway or one registry. */
export const secretOneOwner: Rule<'platform'> = {
  id: 'secret/one-owner',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A team with the secret of another team, a gateway or a registry has their access, and both change when it is rotated.',
  check: ({ definition }) => {
    const owners = new Map<string, string>();
    return copies(definition).flatMap(({ path, remote, owner }) => {
      const first = owners.get(remote);
      if (first === undefined) owners.set(remote, owner);
      if (first === undefined || first === owner) return [];
      return [
        {
          path,
          problem: `the secret is also that of ${first}`,
          value: remote,
          fix: 'give each its own secret, or waive this if both are meant to have it',
        },
      ];
    });
  },
};

/** A secret of the cloud, and who gets a copy. */
interface SecretCopy {
  readonly path: Path;
  readonly remote: string;
  readonly owner: string;
}

function copies(definition: ModelPlatformDefinition): readonly SecretCopy[] {
  const ofTeams = Object.entries(definition.teams ?? {}).flatMap(([team, { secrets = {} }]) =>
    Object.entries(secrets).map(([name, { remote }]) => ({
      path: ['teams', team, 'secrets', name, 'remote'],
      remote,
      owner: `the team ${team}`,
    })),
  );
  const ofGateways = gatewaySecrets(definition).flatMap(({ gateway, path, remote }) =>
    remote === undefined ? [] : [{ path: [...path, 'remote'], remote, owner: `the gateway ${gateway}` }],
  );
  const ofRegistries = registrySecrets(definition).flatMap(({ registry, path, remote }) =>
    remote === undefined ? [] : [{ path: [...path, 'remote'], remote, owner: `the registry ${registry}` }],
  );
  return [...ofRegistries, ...ofGateways, ...ofTeams];
}
