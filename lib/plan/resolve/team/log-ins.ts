import type { ModelPlatformDefinition } from '../../../definition/platform';
import { groupBy } from '../../../units/group-by';
import { byCodeUnit } from '../../../units/order';
import type { ProvidedCluster } from '../../providers/select';
import type { LogInPlan, OidcPlan } from '../../types/log-in';
import { wayIn } from './ways-in';

/** Everyone whom the cloud must let in because a role binding names them, each once, in the order of their names. */
export function resolveLogIns(
  { teams = {} }: ModelPlatformDefinition,
  provided: ProvidedCluster,
): readonly LogInPlan[] {
  if (!provided.managed) return [];
  const { spec, provider } = provided;
  const all = Object.values(teams)
    .filter(({ manage }) => manage !== false)
    .flatMap(({ members = {} }) => Object.values(members).flat())
    .flatMap((member) => wayIn(member, spec, provider).principals);
  const byName = groupBy(all, ({ kind, principal }) => `${kind}:${principal}`);
  return [...byName]
    .sort(([one], [other]) => byCodeUnit(one, other))
    .map(([, same]) => ({ ...same[0], groups: [...new Set(same.flatMap(({ groups }) => groups))].sort(byCodeUnit) }));
}

/** The OpenID Connect provider of a cluster; undefined if it has none or the cloud accepts none. */
export function resolveOidc(provided: ProvidedCluster): OidcPlan | undefined {
  if (!provided.managed) return undefined;
  const prefix = provided.provider.logIn.oidcPrefix;
  const { oidc } = provided.spec;
  if (!oidc || prefix === undefined) return undefined;
  return { usernameClaim: 'email', groupsClaim: 'groups', ...oidc, prefix };
}
