import { isManaged } from '../../../definition/cluster';
import type { GatewaySpec } from '../../../definition/gateway';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { TeamSpec } from '../../../definition/team';
import { shortHash } from '../../../units/names';
import { externalSecrets, secretReaderName } from '../../add-ons/external-secrets';
import { gatewaySecrets, secretsOf } from '../../facts/gateway-secrets';
import { registrySecrets } from '../../facts/registry-secrets';
import type { Provider } from '../../providers/provider';
import type { GatewayPlan } from '../../types/gateway';
import type { GrantedIdentity } from '../../types/identity';
import type { ClusterOutputsFile } from '../../types/outputs';
import type { RegistryPlan } from '../../types/registry';
import type { CloudSecretsPlan, SecretStorePlan, SyncedSecretPlan } from '../../types/secret-store';
import type { TeamPlan } from '../../types/team';
import type { ServiceAccountPlan } from '../../types/workload';
import { resolveServiceAccount } from '../workload/service-account';

/** The secret store of a platform, one for all teams and gateways. */
export function resolveSecretStore({ name, cluster }: ModelPlatformDefinition, provider: Provider): SecretStorePlan {
  const { region = '', account = '' } = isManaged(cluster) ? cluster : {};
  return provider.secretStore({ platform: name, account, unique: shortHash([name, region, account].join('\n'), 8) });
}

/** Key of the value in the Secret of a team, and name of the mounted file. */
const valueKey = 'value';

/**
 * Secrets of one team.
 *
 * @param pulls Those with which its pods pull images.
 */
export function resolveTeamSecrets(
  { secrets = {} }: TeamSpec,
  store: SecretStorePlan,
  pulls: readonly SyncedSecretPlan[] = [],
): Pick<TeamPlan, 'secrets' | 'secretStore'> {
  const own: readonly SyncedSecretPlan[] = Object.entries(secrets).map(([name, { remote }]) => ({
    ...{ name, remote },
    key: valueKey,
  }));
  const plans = [...own, ...pulls.filter(({ name }) => !Object.hasOwn(secrets, name))];
  return plans.length === 0 ? { secrets: [] } : { secretStore: store, secrets: plans };
}

/** The copies of pull Secrets that the service accounts of pods of one namespace name. The others exist already. */
export function resolvePullSecrets(
  pods: readonly { readonly serviceAccount: Pick<ServiceAccountPlan, 'pullSecrets'> }[],
  registries: Readonly<Record<string, RegistryPlan>>,
): readonly SyncedSecretPlan[] {
  const used = new Set(pods.flatMap(({ serviceAccount: { pullSecrets = [] } }) => pullSecrets));
  return Object.values(registries).flatMap(({ pull }): readonly SyncedSecretPlan[] => {
    if (pull.kind !== 'secret' || pull.remote === undefined || !used.delete(pull.secret)) return [];
    return [
      { name: pull.secret, remote: pull.remote, key: '.dockerconfigjson', type: 'kubernetes.io/dockerconfigjson' },
    ];
  });
}

/** Secrets of one gateway. */
export function resolveGatewaySecrets(
  { auth }: Pick<GatewaySpec, 'auth'>,
  store: SecretStorePlan,
): Pick<GatewayPlan, 'secrets' | 'secretStore'> {
  const plans = secretsOf(auth).flatMap(({ secret, remote, key }) =>
    remote === undefined ? [] : [{ name: secret, remote, ...(key !== undefined && { key }) }],
  );
  return plans.length === 0 ? { secrets: [] } : { secretStore: store, secrets: plans };
}

/** Secrets that the cloud half creates. Undefined on an existing cluster. */
export function resolveCloudSecrets(
  definition: ModelPlatformDefinition,
  provider: Provider,
): CloudSecretsPlan | undefined {
  const ofTeams = Object.values(definition.teams ?? {}).flatMap(({ secrets = {} }) =>
    Object.values(secrets).map(({ remote }) => remote),
  );
  const ofGateways = gatewaySecrets(definition).flatMap(({ remote }) => remote ?? []);
  const ofRegistries = registrySecrets(definition).flatMap(({ remote }) => remote ?? []);
  const names = new Set([...ofTeams, ...ofGateways, ...ofRegistries]);
  if (names.size === 0 || !provider.managesCluster) return undefined;
  return { store: resolveSecretStore(definition, provider), names: [...names].sort() };
}

/** Identity of External Secrets. It can only read the secrets of the platform. */
export function secretIdentity(
  definition: ModelPlatformDefinition,
  provider: Provider,
  outputs: ClusterOutputsFile | undefined,
): GrantedIdentity {
  const namespace = definition.addOns?.[externalSecrets.chart]?.namespace ?? externalSecrets.namespace;
  const account = resolveServiceAccount(namespace, secretReaderName, { definition, provider, outputs });
  return {
    name: `${namespace}/${account.serviceAccount}`,
    namespace,
    ...account,
    grants: [],
    readsSecrets: true,
  };
}
