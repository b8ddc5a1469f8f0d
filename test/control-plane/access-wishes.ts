import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { SubjectPlan } from '../../lib/plan/types/role';
import type { Asker, Request } from './access-review';
import type { AccessRow } from './access-table';

/** Every verb that the API server knows of any object. */
const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Verbs that give rights away, of the objects that they are known of. */
const moreVerbs: Readonly<Record<string, readonly string[]>> = {
  ' groups': ['impersonate'],
  ' serviceaccounts': ['impersonate'],
  ' users': ['impersonate'],
  'rbac.authorization.k8s.io clusterroles': ['bind', 'escalate'],
  'rbac.authorization.k8s.io roles': ['bind', 'escalate'],
};

/** What no role names: most of it would let somebody further than he may go. */
const others: readonly (readonly [string, readonly string[]])[] = [
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
  ['apps', ['daemonsets', 'deployments/status', 'statefulsets']],
  ['argoproj.io', ['applications', 'clusteranalysistemplates', 'rollouts/finalizers', 'rollouts/scale']],
  ['batch', ['cronjobs', 'jobs/status']],
  ['cert-manager.io', ['certificates', 'issuers']],
  ['external-secrets.io', ['externalsecrets', 'secretstores']],
  ['kueue.x-k8s.io', ['clusterqueues', 'resourceflavors', 'workloads/status']],
  ['rbac.authorization.k8s.io', ['clusterrolebindings', 'clusterroles']],
  ['scheduling.k8s.io', ['priorityclasses']],
];

/** Somebody, what the plan calls him, and the namespace that is his own. */
export interface KnownAsker {
  readonly asker: Asker;
  /** Absent for one whom no role knows. */
  readonly subject?: SubjectPlan;
  readonly namespace: string;
}

/** All members of the plan's teams, whoever only has the name of one, and every service account of a workload. */
export function askersOf({ teams, services, training }: ModelPlatformPlan): readonly KnownAsker[] {
  const members = Object.values(teams).flatMap(({ namespace, roles }) =>
    roles.flatMap(({ subjects }) => subjects.map((subject) => ({ namespace, subject }))),
  );
  const workloads = [...Object.values(services), ...Object.values(training)];
  return [
    ...members.map(({ namespace, subject }) => ({ namespace, subject, asker: askerOf(subject) })),
    ...members.map(({ namespace, subject }) => ({ namespace, asker: askerOf(otherKind(subject)) })),
    ...workloads.map(({ namespace, serviceAccount: { name } }) => ({ namespace, asker: account(namespace, name) })),
  ];
}

/** A person who is called as a group is not in it, and the other way about. */
function otherKind({ kind, name }: SubjectPlan): SubjectPlan {
  return { kind: kind === 'User' ? 'Group' : 'User', name };
}

function askerOf({ kind, name }: SubjectPlan): Asker {
  const everybody = 'system:authenticated';
  return kind === 'User' ? { user: name, groups: [everybody] } : { user: 'somebody', groups: [name, everybody] };
}

function account(namespace: string, name: string): Asker {
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
  };
}

/** Every verb on every resource, whether a role names it or none does, in each of some places. */
export function requestsOf(asker: Asker, table: readonly AccessRow[], places: readonly string[]): readonly Request[] {
  const named = table.map(({ apiGroup, resource }) => `${apiGroup} ${resource}`);
  const unnamed = others.flatMap(([apiGroup, resources]) => resources.map((resource) => `${apiGroup} ${resource}`));
  return [...new Set([...named, ...unnamed])].flatMap((each) => {
    const [apiGroup = '', resource = ''] = each.split(' ');
    return [...verbs, ...(moreVerbs[each] ?? [])].flatMap((verb) =>
      places.map((namespace): Request => ({ asker, verb, apiGroup, resource, namespace })),
    );
  });
}

/** All that the plan allows, a line for each subject and row. */
export function plannedLines(table: readonly AccessRow[]): ReadonlySet<string> {
  return new Set(table.flatMap((row) => row.subjects.map((subject) => planLine(subject, row))));
}

/** What somebody wants, in the words of {@link plannedLines}. */
export function planLine(
  { kind, name }: SubjectPlan,
  { namespace, apiGroup, resource, verb }: Pick<AccessRow, 'namespace' | 'apiGroup' | 'resource' | 'verb'>,
): string {
  return [kind, name, namespace, apiGroup, resource, verb].join(' ');
}
