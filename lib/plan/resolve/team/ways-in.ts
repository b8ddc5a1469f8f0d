import type { ManagedClusterSpec } from '../../../definition/cluster';
import { formatPath } from '../../../errors';
import { lookup } from '../../../units/lookup';
import type { LogInFacts } from '../../providers/log-in';
import type { Cloud } from '../../providers/provider';
import type { ProvidedCluster } from '../../providers/select';
import type { LogInPlan } from '../../types/log-in';
import type { SubjectPlan } from '../../types/role';

/** How a member of a team logs in. */
interface WayIn {
  /** Subjects of its role bindings. */
  readonly subjects: readonly SubjectPlan[];
  /** What the cloud must let in. Empty for a service account, and for a user or group of an OIDC provider. */
  readonly principals: readonly LogInPlan[];
  /** Absent if the member can log in. */
  readonly missing?: { readonly allowed: string; readonly fix: string };
}

/** The subjects of the role bindings of a member, `group:NAME` or `user:NAME`. */
export function subjectsOf(member: string, provided: ProvidedCluster): readonly SubjectPlan[] {
  return provided.managed ? wayIn(member, provided.spec, provided.provider).subjects : [subjectOf(member)];
}

/** The subject with the name of the member itself; the schema rejects members without a kind. */
export function subjectOf(member: string): SubjectPlan {
  const name = member.slice(member.indexOf(':') + 1);
  return { kind: member.startsWith('group:') ? 'Group' : 'User', name };
}

/** How a member, `group:NAME` or `user:NAME`, logs in to a cluster of a cloud. */
export function wayIn(member: string, { groups, oidc }: ManagedClusterSpec, { logIn }: Cloud): WayIn {
  const subject = subjectOf(member);
  const { kind, name } = subject;
  if (name.startsWith('system:')) return { subjects: [subject], principals: [] };
  const known = kind === 'Group' ? groupWayIn(name, lookup(groups, name), logIn) : userWayIn(name, logIn);
  if (known) return known;
  const { oidcPrefix } = logIn;
  if (oidc && oidcPrefix !== undefined) return { subjects: [{ kind, name: `${oidcPrefix}${name}` }], principals: [] };
  return {
    subjects: [subject],
    principals: [],
    missing: kind === 'Group' ? missingGroup(name, logIn) : missingUser(logIn),
  };
}

/** @param listed the people of the group in the definition */
function groupWayIn(
  name: string,
  listed: readonly string[] | undefined,
  { groupForm, namesGroups }: LogInFacts,
): WayIn | undefined {
  if (namesGroups) {
    return (
      listed && { subjects: [{ kind: 'Group', name }], principals: listed.map((principal) => group(principal, [name])) }
    );
  }
  const names = listed ?? (groupForm.expression.test(name) ? [name] : undefined);
  return (
    names && {
      subjects: names.map((each) => ({ kind: 'Group', name: each })),
      principals: names.map((principal) => group(principal, [])),
    }
  );
}

function group(principal: string, groups: readonly string[]): LogInPlan {
  return { kind: 'group', principal, groups };
}

function userWayIn(name: string, { userForm }: LogInFacts): WayIn | undefined {
  if (!userForm?.expression.test(name)) return undefined;
  return { subjects: [{ kind: 'User', name }], principals: [{ kind: 'user', principal: name, groups: [] }] };
}

function missingGroup(name: string, { groupForm: { allowed } }: LogInFacts): NonNullable<WayIn['missing']> {
  return { allowed, fix: `list the people of the group in ${formatPath(['cluster', 'groups', name])}` };
}

function missingUser({ userForm }: LogInFacts): NonNullable<WayIn['missing']> {
  return userForm
    ? { allowed: userForm.allowed, fix: 'use the allowed format, or a group' }
    : { allowed: 'groups', fix: 'use a group' };
}
