import { namespaceChosen } from '../../../lib/manifests/object-rules/namespace';
import { faultsOf, objectOf } from './check';

describe('object/namespace', () => {
  test('holds for objects in a namespace of their own and for those of the cluster', () => {
    expect(
      faultsOf(namespaceChosen, objectOf('Service'), objectOf('ClusterRole', {}, { namespace: undefined })),
    ).toEqual([]);
  });

  test.each(['default', 'kube-system', 'kube-public', 'kube-node-lease'])('finds a Service in %s', (namespace) => {
    expect(faultsOf(namespaceChosen, objectOf('Service', {}, { namespace }))).toEqual(['Service a metadata.namespace']);
  });

  test.each([
    ...['ConfigMap', 'CronJob', 'DaemonSet', 'Deployment', 'HorizontalPodAutoscaler', 'Ingress', 'Job', 'LimitRange'],
    ...['NetworkPolicy', 'PersistentVolumeClaim', 'Pod', 'PodDisruptionBudget', 'ReplicaSet', 'ResourceQuota', 'Role'],
    ...['RoleBinding', 'Secret', 'Service', 'ServiceAccount', 'StatefulSet'],
  ])('finds a %s that names no namespace', (kind) => {
    expect(faultsOf(namespaceChosen, objectOf(kind, {}, { namespace: undefined }))).toEqual([
      `${kind} a metadata.namespace`,
    ]);
  });
});
