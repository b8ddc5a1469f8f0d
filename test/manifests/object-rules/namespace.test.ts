import { namespaceChosen } from '../../../lib/manifests/object-rules/namespace';
import { objectOf, problemsOf } from './check';

describe('object/namespace', () => {
  test('accepts objects in their own namespace and cluster-scoped objects', () => {
    expect(
      problemsOf(namespaceChosen, objectOf('Service'), objectOf('ClusterRole', {}, { namespace: undefined })),
    ).toEqual([]);
  });

  test.each(['default', 'kube-system', 'kube-public', 'kube-node-lease'])('reports a Service in %s', (namespace) => {
    expect(problemsOf(namespaceChosen, objectOf('Service', {}, { namespace }))).toEqual([
      'Service a metadata.namespace',
    ]);
  });

  test.each([
    ...['ConfigMap', 'CronJob', 'DaemonSet', 'Deployment', 'HorizontalPodAutoscaler', 'Ingress', 'Job', 'LimitRange'],
    ...['NetworkPolicy', 'PersistentVolumeClaim', 'Pod', 'PodDisruptionBudget', 'ReplicaSet', 'ResourceQuota', 'Role'],
    ...['RoleBinding', 'Secret', 'Service', 'ServiceAccount', 'StatefulSet'],
  ])('reports a %s without a namespace', (kind) => {
    expect(problemsOf(namespaceChosen, objectOf(kind, {}, { namespace: undefined }))).toEqual([
      `${kind} a metadata.namespace`,
    ]);
  });
});
