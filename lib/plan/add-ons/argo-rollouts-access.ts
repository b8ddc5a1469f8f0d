import type { JsonValue } from '../types/add-on';

/** Name of its service account and of its roles in the chart. */
const account = 'argo-rollouts';

const rbac = 'rbac.authorization.k8s.io';

type Rule = Readonly<Record<'apiGroups' | 'resources' | 'verbs', readonly string[]>> & {
  readonly resourceNames?: readonly string[];
};

const read = ['get', 'list', 'watch'];
const change = [...read, 'patch', 'update'];
const own = [...change, 'create', 'delete'];

function rule(apiGroups: readonly string[], resources: readonly string[], verbs: readonly string[]): Rule {
  return { apiGroups, resources, verbs };
}

/**
 * What the controller does with objects of all namespaces: the rules of the chart, without Secrets, which it reads only for
 * arguments of an AnalysisTemplate, and without what it does for Ingresses and for Deployments that a Rollout names. No Rollout
 * of the platform has these. It watches Ingresses all the same, and does not start without.
 * Source: argoproj/argo-helm@argo-rollouts-2.41.0, `templates/_helpers.tpl`; argoproj/argo-rollouts@v1.9.1,
 * `cmd/rollouts-controller/main.go`, `controller/controller.go` and `analysis/analysis.go`.
 */
const rules: readonly Rule[] = [
  rule(['argoproj.io'], ['rollouts', 'rollouts/status', 'rollouts/finalizers'], change),
  rule(['argoproj.io'], ['analysisruns', 'analysisruns/finalizers', 'experiments', 'experiments/finalizers'], own),
  rule(['argoproj.io'], ['analysistemplates', 'clusteranalysistemplates'], read),
  rule(['apps'], ['replicasets'], own),
  rule(['apps'], ['deployments'], read),
  rule([''], ['podtemplates'], read),
  rule([''], ['services'], [...read, 'patch']),
  rule([''], ['pods'], ['list', 'update', 'watch']),
  rule([''], ['pods/eviction'], ['create']),
  rule([''], ['events'], ['create', 'patch', 'update']),
  rule(['networking.k8s.io'], ['ingresses'], read),
  rule(['batch'], ['jobs'], own),
];

/** For the plugin that sets the weights of routes, which also writes a ConfigMap in the namespace of a Rollout. */
const pluginRules: readonly Rule[] = [
  rule(
    ['gateway.networking.k8s.io'],
    ['grpcroutes', 'httproutes', 'tcproutes', 'tlsroutes', 'udproutes'],
    [...read, 'update'],
  ),
  rule([''], ['configmaps'], [...read, 'create', 'update']),
];

/**
 * In its own namespace: the lease of the leader, its configuration, and the Secret of notifications, which it watches by this
 * name although there is none.
 */
const ownRules: readonly Rule[] = [
  rule(['coordination.k8s.io'], ['leases'], ['create', 'get', 'update']),
  rule([''], ['configmaps'], read),
  { ...rule([''], ['secrets'], read), resourceNames: ['argo-rollouts-notification-secret'] },
];

/**
 * Roles of the controller in place of the one of the chart, which reads all Secrets of the cluster. They have the names of the
 * chart, so that a cluster with the former role gets the rules of this one.
 *
 * @param plugin Whether it loads the plugin for routes.
 */
export function rolloutsAccess(namespace: string, plugin: boolean): readonly JsonValue[] {
  const subjects = [{ kind: 'ServiceAccount', name: account, namespace }];
  const object = (kind: string, fields: Readonly<Record<string, JsonValue>>, where?: string): JsonValue => ({
    apiVersion: `${rbac}/v1`,
    kind,
    metadata: { name: account, ...(where !== undefined && { namespace: where }) },
    ...fields,
  });
  const bound = (kind: string) => ({ roleRef: { apiGroup: rbac, kind, name: account }, subjects });
  return [
    object('ClusterRole', { rules: [...rules, ...(plugin ? pluginRules : [])] }),
    object('ClusterRoleBinding', bound('ClusterRole')),
    object('Role', { rules: ownRules }, namespace),
    object('RoleBinding', bound('Role'), namespace),
  ];
}
