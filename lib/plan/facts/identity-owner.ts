import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Path } from '../../errors';
import type { IdentityPlan } from '../types/identity';
import { gatewaySecrets } from './gateway-secrets';
import type { WorkloadRecords } from './workload-kinds';
import { workloads } from './workloads';

/** The paths of identities: that of the workload, or that of the first secret that needs the identity of an operator. */
export function ownerPaths({
  definition,
  plan,
}: {
  readonly definition: ModelPlatformDefinition;
  readonly plan: WorkloadRecords;
}): (identity: Pick<IdentityPlan, 'name'>) => Path {
  const owners = new Map(
    workloads(plan).map(({ namespace, serviceAccount, path }) => [`${namespace}/${serviceAccount.name}`, path]),
  );
  const ofOperators = syncedSecrets(definition)[0] ?? ['cluster'];
  return ({ name }) => owners.get(name) ?? ofOperators;
}

/** Paths of the secrets that are copied from the secret store of the cloud. */
function syncedSecrets(definition: ModelPlatformDefinition): readonly Path[] {
  const ofTeams = Object.entries(definition.teams ?? {}).flatMap(([team, { secrets = {} }]) =>
    Object.keys(secrets).map((name) => ['teams', team, 'secrets', name, 'remote']),
  );
  const ofGateways = gatewaySecrets(definition).flatMap(({ path, remote }) =>
    remote === undefined ? [] : [[...path, 'remote']],
  );
  return [...ofTeams, ...ofGateways];
}
