import type { ManagedClusterSpec } from '../../../definition/cluster';
import { formatPath } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import { lookup } from '../../../units/lookup';
import type { Cloud } from '../../providers/provider';
import type { ProvidedCluster } from '../../providers/select';
import type { LogInPlan } from '../../types/log-in';
import type { SubjectPlan } from '../../types/role';

/** How a member of a team logs in. */
type WayIn =
  /** With an identity of the cloud. `principals` are what the cloud must let in. */
  | { readonly kind: 'cloud'; readonly subjects: readonly SubjectPlan[]; readonly principals: readonly LogInPlan[] }
  /** With an identity that the cluster accepts without the cloud: a service account, or a user of an OIDC provider. */
  | { readonly kind: 'cluster'; readonly subjects: readonly SubjectPlan[] }
  /** Not at all. */
  | {
      readonly kind: 'none';
      readonly subjects: readonly SubjectPlan[];
      readonly allowed: string;
      readonly fix: string;
    };

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
export function wayIn(member: string, cluster: ManagedClusterSpec, cloud: Cloud): WayIn {
  const subject = subjectOf(member);
  if (subject.name.startsWith('system:')) return { kind: 'cluster', subjects: [subject] };
  switch (subject.kind) {
    case 'Group':
      return groupWayIn(subject, cluster, cloud);
    case 'User':
      return userWayIn(subject, cluster, cloud);
    default:
      return assertNever(subject.kind);
  }
}

function groupWayIn(subject: SubjectPlan, cluster: ManagedClusterSpec, { logIn }: Cloud): WayIn {
  const { groupForm, namesGroups } = logIn;
  const listed = lookup(cluster.groups, subject.name);
  if (listed && namesGroups) {
    const principals = listed.map((principal) => ({ kind: 'group', principal, groups: [subject.name] }) as const);
    return { kind: 'cloud', subjects: [subject], principals };
  }
  const names = listed ?? (!namesGroups && groupForm.expression.test(subject.name) ? [subject.name] : undefined);
  if (names) {
    return {
      kind: 'cloud',
      subjects: names.map((name) => ({ kind: 'Group', name })),
      principals: names.map((principal) => ({ kind: 'group', principal, groups: [] })),
    };
  }
  const fix = `list the people of the group in ${formatPath(['cluster', 'groups', subject.name])}`;
  return (
    oidcWayIn(subject, cluster, logIn.oidcPrefix) ?? {
      kind: 'none',
      subjects: [subject],
      allowed: groupForm.allowed,
      fix,
    }
  );
}

function userWayIn(subject: SubjectPlan, cluster: ManagedClusterSpec, { logIn }: Cloud): WayIn {
  const { userForm } = logIn;
  if (userForm?.expression.test(subject.name)) {
    return {
      kind: 'cloud',
      subjects: [subject],
      principals: [{ kind: 'user', principal: subject.name, groups: [] }],
    };
  }
  return (
    oidcWayIn(subject, cluster, logIn.oidcPrefix) ?? {
      kind: 'none',
      subjects: [subject],
      allowed: userForm?.allowed ?? 'groups',
      fix: userForm ? 'use the allowed format, or a group' : 'use a group',
    }
  );
}

function oidcWayIn({ kind, name }: SubjectPlan, { oidc }: ManagedClusterSpec, prefix: string | undefined) {
  if (!oidc || prefix === undefined) return undefined;
  return { kind: 'cluster', subjects: [{ kind, name: `${prefix}${name}` }] } as const;
}
