import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { SubjectPlan } from '../../lib/plan/types/role';
import type { AccessRequest, UserInfo } from './access-review';
import type { AccessRow } from './access-table';

/** Verbs that the API server supports on every resource. */
const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Verbs that grant permissions, by the resources that support them. */
const escalationVerbs: Readonly<Record<string, readonly string[]>> = {
  ' groups': ['impersonate'],
  ' serviceaccounts': ['impersonate'],
  ' users': ['impersonate'],
  'rbac.authorization.k8s.io clusterroles': ['bind', 'escalate'],
  'rbac.authorization.k8s.io roles': ['bind', 'escalate'],
};

/** Resources that no role lists: most of them would allow privilege escalation. */
const unlistedResources: readonly (readonly [string, readonly string[]])[] = [
  [
    '',
    [
      'groups',
      'namespaces',
      'nodes',
      'nodes/proxy',
      'persistentvolumeclaims',
      'persistentvolumes',
      'pods/attach',
      'pods/ephemeralcontainers',
      'pods/exec',
      'pods/portforward',
      'pods/proxy',
      'pods/status',
      'secrets',
      'serviceaccounts/token',
      'services/proxy',
      'users',
    ],
  ],
  ['admissionregistration.k8s.io', ['validatingwebhookconfigurations']],
  ['apiextensions.k8s.io', ['customresourcedefinitions']],
  ['apps', ['daemonsets', 'deployments/scale', 'deployments/status', 'replicasets/scale', 'statefulsets']],
  ['argoproj.io', ['applications', 'clusteranalysistemplates', 'rollouts/finalizers', 'rollouts/scale']],
  ['batch', ['cronjobs', 'jobs/status']],
  ['cert-manager.io', ['certificates', 'issuers']],
  ['external-secrets.io', ['externalsecrets', 'secretstores']],
  ['kueue.x-k8s.io', ['clusterqueues', 'resourceflavors', 'workloads/status']],
  ['rbac.authorization.k8s.io', ['clusterrolebindings', 'clusterroles']],
  ['scheduling.k8s.io', ['priorityclasses']],
];

/** A user, the subject in the plan, and the namespace of its team. */
export interface KnownUser {
  readonly userInfo: UserInfo;
  /** Absent if no role is bound to the user. */
  readonly subject?: SubjectPlan;
  readonly namespace: string;
}

/** All team members, users and groups with the name of a member but the other kind, and the workloads' service accounts. */
export function usersOf({ teams, services, training }: ModelPlatformPlan): readonly KnownUser[] {
  const members = Object.values(teams).flatMap(({ namespace, roles }) =>
    roles.flatMap(({ subjects }) => subjects.map((subject) => ({ namespace, subject }))),
  );
  const workloads = [...Object.values(services), ...Object.values(training)];
  return [
    ...members.map(({ namespace, subject }) => ({ namespace, subject, userInfo: userInfoOf(subject) })),
    ...members.map(({ namespace, subject }) => ({ namespace, userInfo: userInfoOf(otherKind(subject)) })),
    ...workloads.map(({ namespace, serviceAccount: { name } }) => ({ namespace, userInfo: account(namespace, name) })),
  ];
}

/** A user with the name of a group is not a member of it, and vice versa. */
function otherKind({ kind, name }: SubjectPlan): SubjectPlan {
  return { kind: kind === 'User' ? 'Group' : 'User', name };
}

function userInfoOf({ kind, name }: SubjectPlan): UserInfo {
  const authenticated = 'system:authenticated';
  return kind === 'User'
    ? { user: name, groups: [authenticated] }
    : { user: 'any-user', groups: [name, authenticated] };
}

function account(namespace: string, name: string): UserInfo {
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
  };
}

/** A request per verb, resource and namespace, including resources that no role lists. */
export function requestsOf(
  userInfo: UserInfo,
  table: readonly AccessRow[],
  places: readonly string[],
): readonly AccessRequest[] {
  const listed = table.map(({ apiGroup, resource }) => `${apiGroup} ${resource}`);
  const unlisted = unlistedResources.flatMap(([apiGroup, resources]) =>
    resources.map((resource) => `${apiGroup} ${resource}`),
  );
  return [...new Set([...listed, ...unlisted])].flatMap((each) => {
    const [apiGroup = '', resource = ''] = each.split(' ');
    return [...verbs, ...(escalationVerbs[each] ?? [])].flatMap((verb) =>
      places.map((namespace): AccessRequest => ({ userInfo, verb, apiGroup, resource, namespace })),
    );
  });
}

/** Everything that the plan allows, one line per subject and row. */
export function plannedLines(table: readonly AccessRow[]): ReadonlySet<string> {
  return new Set(table.flatMap((row) => row.subjects.map((subject) => planLine(subject, row))));
}

/** A request in the format of {@link plannedLines}. */
export function planLine(
  { kind, name }: SubjectPlan,
  { namespace, apiGroup, resource, verb }: Pick<AccessRow, 'namespace' | 'apiGroup' | 'resource' | 'verb'>,
): string {
  return [kind, name, namespace, apiGroup, resource, verb].join(' ');
}
