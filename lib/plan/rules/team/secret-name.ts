import type { ManagedClusterSpec } from '../../../definition/cluster';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { Path } from '../../../errors';
import { gatewaySecrets } from '../../facts/gateway-secrets';
import { registrySecrets } from '../../facts/registry-secrets';
import type { Cloud } from '../../providers/provider';
import type { Rule, RuleFinding } from '../rule';

/** The secret manager of the cloud accepts the names of the secrets, and their project is known. */
export const secretName: Rule<'managed-cluster'> = {
  id: 'secret/name',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale: 'The cloud refuses a secret with an invalid name late in a deployment.',
  check: ({ definition, cluster, cloud }) => {
    const used = [...ofTeams(definition), ...ofGateways(definition), ...ofRegistries(definition)];
    if (used.length === 0) return [];
    const { expression, allowed } = cloud.secretNames;
    const wrong = used
      .filter(({ remote }) => !expression.test(remote))
      .map(({ path, remote }) => ({
        path,
        problem: `${cloud.name} refuses this name of a secret`,
        value: remote,
        allowed,
        fix: 'choose another name',
      }));
    return [...wrong, ...withoutAccount(cluster, cloud)];
  },
};

interface UsedSecret {
  readonly path: Path;
  readonly remote: string;
}

function ofTeams({ teams = {} }: ModelPlatformDefinition): readonly UsedSecret[] {
  return Object.entries(teams).flatMap(([team, { secrets = {} }]) =>
    Object.entries(secrets).map(([name, { remote }]) => ({ path: ['teams', team, 'secrets', name, 'remote'], remote })),
  );
}

function ofGateways(definition: ModelPlatformDefinition): readonly UsedSecret[] {
  return gatewaySecrets(definition).flatMap(({ path, remote }) =>
    remote === undefined ? [] : [{ path: [...path, 'remote'], remote }],
  );
}

function ofRegistries(definition: ModelPlatformDefinition): readonly UsedSecret[] {
  return registrySecrets(definition).flatMap(({ path, remote }) =>
    remote === undefined ? [] : [{ path: [...path, 'remote'], remote }],
  );
}

/** Some clouds address secrets by account. */
function withoutAccount(
  { account }: ManagedClusterSpec,
  { secretsNeedAccount, accountTitle }: Cloud,
): readonly RuleFinding[] {
  if (!secretsNeedAccount || account !== undefined) return [];
  return [
    {
      path: ['cluster', 'account'],
      problem: `the definition has secrets and no ${accountTitle} for them`,
      fix: `set cluster.account to the ID of the ${accountTitle}`,
    },
  ];
}
