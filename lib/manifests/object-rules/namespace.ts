import type { Manifest } from '../manifest';
import type { ObjectProblem, ObjectRule } from './object-rule';

const notForWorkloads = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Built-in namespaced kinds that users create. */
const namespacedKinds = new Set([
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'LimitRange',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'ReplicaSet',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
]);

/** Namespaced objects name a namespace that is not one of the cluster's own. */
export const namespaceChosen: ObjectRule = {
  id: 'object/namespace',
  rationale:
    'system namespaces have no quota, no network policies and other permissions; without a namespace, the kubectl context decides',
  check: ({ objects }) => objects.flatMap(problems),
};

function problems(object: Manifest): readonly ObjectProblem[] {
  const { namespace } = object.metadata;
  const problem = { object, at: 'metadata.namespace', fix: 'set the namespace of a team or an application' };
  if (namespace === undefined) {
    return namespacedKinds.has(object.kind) ? [{ ...problem, problem: 'no namespace is set' }] : [];
  }
  return notForWorkloads.has(namespace)
    ? [{ ...problem, problem: `the namespace ${namespace} is reserved for the cluster` }]
    : [];
}
