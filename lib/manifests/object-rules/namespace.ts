import type { Manifest } from '../manifest';
import type { ObjectProblem, ObjectRule } from './object-rule';

const notForWorkloads = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Kinds of Kubernetes itself that belong to a namespace and that people create. */
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

/** Objects stand in a namespace that is meant for them. */
export const namespaceChosen: ObjectRule = {
  id: 'object/namespace',
  explain: 'namespaces of the cluster have no quota, no policies and other rights; one that is not named is chance',
  check: ({ objects }) => objects.flatMap(problems),
};

function problems(object: Manifest): readonly ObjectProblem[] {
  const { namespace } = object.metadata;
  const problem = { object, at: 'metadata.namespace', fix: 'name a namespace of its own' };
  if (namespace === undefined) {
    return namespacedKinds.has(object.kind) ? [{ ...problem, problem: 'no namespace is named' }] : [];
  }
  return notForWorkloads.has(namespace)
    ? [{ ...problem, problem: `the namespace ${namespace} belongs to the cluster` }]
    : [];
}
