import type { ModelPlatformDefinition } from '../../../definition/platform';
import { byCodeUnit } from '../../../units/order';
import { confinedDns } from '../../facts/confined-dns';
import type { Provider } from '../../providers/provider';
import type { ConfinementPlan } from '../../types/confinement';
import { teamNamespace } from '../team/team';

/** What keeps data of confined teams inside. Undefined without such a team. */
export function resolveConfinement(
  { teams = {} }: Pick<ModelPlatformDefinition, 'teams'>,
  { channels, policiesFollowPods }: Provider,
): ConfinementPlan | undefined {
  const namespaces = Object.entries(teams).flatMap(([name, spec]) =>
    spec.confined ? [teamNamespace(name, spec)] : [],
  );
  if (namespaces.length === 0) return undefined;
  return {
    namespaces: namespaces.sort(byCodeUnit),
    ...(policiesFollowPods && { dns: confinedDns(policiesFollowPods.confinedZones) }),
    channels,
  };
}
