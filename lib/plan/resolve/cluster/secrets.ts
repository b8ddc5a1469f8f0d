import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { TeamSpec } from '../../../definition/team';
import { shortHash } from '../../../units/names';
import { externalSecrets } from '../../add-ons/external-secrets';
import type { Provider } from '../../providers/provider';
import type { IdentityPlan } from '../../types/identity';
import type { ClusterOutputsFile } from '../../types/outputs';
import type { CloudSecretsPlan, SecretStorePlan } from '../../types/secret-store';
import type { TeamPlan, TeamSecretPlan } from '../../types/team';
import { mechanismOf } from '../workload/identity';

/** Where the secrets of all teams are: a platform has one place for them. */
export function resolveSecretStore({ name, cluster }: ModelPlatformDefinition, provider: Provider): SecretStorePlan {
  const { region = '', account = '' } = cluster.provider === 'existing' ? {} : cluster;
  return provider.secretStore({ platform: name, account, unique: shortHash([name, region, account].join('\n'), 8) });
}

/** A team's own part. */
export function resolveTeamSecrets(
  { secrets = {} }: TeamSpec,
  store: SecretStorePlan,
): Pick<TeamPlan, 'secrets' | 'secretStore'> {
  const plans: readonly TeamSecretPlan[] = Object.entries(secrets).map(([name, { remote }]) => ({ name, remote }));
  return plans.length === 0 ? { secrets: [] } : { secretStore: store, secrets: plans };
}

/** What the cloud half makes of them; nothing on a cluster that exists. */
export function resolveCloudSecrets(
  definition: ModelPlatformDefinition,
  provider: Provider,
): CloudSecretsPlan | undefined {
  const names = new Set(
    Object.values(definition.teams ?? {}).flatMap(({ secrets = {} }) =>
      Object.values(secrets).map(({ remote }) => remote),
    ),
  );
  if (names.size === 0 || definition.cluster.provider === 'existing') return undefined;
  return { store: resolveSecretStore(definition, provider), names: [...names].sort() };
}

/** Service account of the operator, as its chart calls it. */
const serviceAccount = 'external-secrets';

/** Who reads the secrets: the operator, wherever it runs. */
function secretReader({ addOns }: ModelPlatformDefinition): Pick<IdentityPlan, 'namespace' | 'serviceAccount'> {
  return { namespace: addOns?.[externalSecrets.chart]?.namespace ?? externalSecrets.namespace, serviceAccount };
}

/** The identity of the operator, which may read the secrets of the platform and nothing else. */
export function secretIdentity(
  definition: ModelPlatformDefinition,
  provider: Provider,
  outputs: ClusterOutputsFile | undefined,
): IdentityPlan {
  const reader = secretReader(definition);
  return {
    name: `${reader.namespace}/${serviceAccount}`,
    ...reader,
    grants: [],
    readsSecrets: true,
    mechanism: mechanismOf({ namespace: reader.namespace, name: serviceAccount }, provider, outputs),
  };
}
