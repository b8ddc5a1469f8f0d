import * as projects from '@pulumi/gcp/projects';
import { interpolate } from '@pulumi/pulumi';
import { groupDomains } from '../../plan/facts/group-domains';
import type { ClusterPlan } from '../../plan/types/cluster';
import type { GkeContext } from './context';
import type { GkeNetwork } from './network';

/** What the API asks of people who only log in. Roles in the cluster decide about everything else. */
const permissions = ['container.clusters.connect', 'container.clusters.get', 'container.clusters.list'];

/**
 * Lets the administrators and the members of teams in. No predefined role has the permission to connect without the one to
 * read the objects of all namespaces.
 */
export function makeLogIns({ name, plan, project, options }: GkeContext, { network }: GkeNetwork): void {
  for (const member of plan.admins) {
    new projects.IAMMember(`${name}-admin-${member}`, { project, role: 'roles/container.admin', member }, options);
  }
  if (plan.logIns.length === 0) return;
  const role = new projects.IAMCustomRole(
    `${name}-log-in`,
    {
      project,
      // For 37 days, no role can have the id of a deleted one, so a new cluster of the same name needs another id.
      roleId: interpolate`modelPlatformLogIn${network.numericId}`,
      title: `Log in to ${plan.name}`,
      permissions,
    },
    options,
  );
  for (const { kind, principal } of plan.logIns) {
    const member = `${kind}:${principal}`;
    new projects.IAMMember(`${name}-log-in-${member}`, { project, role: role.name, member }, options);
  }
}

/**
 * The group whose members are the groups that the cluster knows. Google requires this name.
 *
 * @returns undefined if no member of a team is a group.
 */
export function securityGroup({ logIns }: Pick<ClusterPlan, 'logIns'>): string | undefined {
  const [domain] = groupDomains(logIns);
  return domain && `gke-security-groups@${domain}`;
}
