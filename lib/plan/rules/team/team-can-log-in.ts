import type { ManagedClusterSpec } from '../../../definition/cluster';
import type { Cloud } from '../../providers/provider';
import { wayIn } from '../../resolve/team/ways-in';
import type { Rule, RuleFinding } from '../rule';

/** Each member of a team has a way to log in to the cluster. */
export const teamCanLogIn: Rule<'managed-cluster'> = {
  id: 'team/can-log-in',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale: 'The role binding of a group that the cluster never sees gives its people no access.',
  check: ({ definition: { teams = {} }, cluster, cloud }) =>
    Object.entries(teams)
      .filter(([, { manage }]) => manage !== false)
      .flatMap(([team, { members = {} }]) =>
        Object.entries(members).flatMap(([role, names]) =>
          names.flatMap((member, index) => withoutWay(member, ['teams', team, 'members', role, index], cluster, cloud)),
        ),
      ),
};

function withoutWay(
  member: string,
  path: RuleFinding['path'],
  cluster: ManagedClusterSpec,
  cloud: Cloud,
): readonly RuleFinding[] {
  const { missing } = wayIn(member, cluster, cloud);
  if (!missing) return [];
  return [
    { path, problem: `nothing lets this member log in to a cluster on ${cloud.title}`, value: member, ...missing },
  ];
}
