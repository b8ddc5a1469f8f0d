import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Path } from '../../errors';
import type { IdentityPlan } from '../types/identity';
import { gatewaySecrets } from './gateway-secrets';
import type { WorkloadRecords } from './workload-kinds';
import { workloads } from './workloads';

/** Where the definition describes the workload of an identity, or the first secret that needs the identity of an operator. */
export function ownerPath(
  { namespace, serviceAccount }: Pick<IdentityPlan, 'namespace' | 'serviceAccount'>,
  { definition, plan }: { readonly definition: ModelPlatformDefinition; readonly plan: WorkloadRecords },
): Path {
  const owner = workloads(plan).find(
    (workload) => workload.namespace === namespace && workload.serviceAccount.name === serviceAccount,
  );
  return owner?.path ?? syncedSecrets(definition)[0] ?? ['cluster'];
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
