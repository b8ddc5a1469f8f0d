import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, existingDefinition, withService } from '../../fixtures/definition';

test('is installed on EKS if a HorizontalPodAutoscaler sets the replicas of a service', () => {
  expect(addOnNames(definition())).toContain('metrics-server');
  expect(addOnNames(withService(definition(), { scale: { min: 2, max: 2 } }))).toContain('metrics-server');
  const signal = { kind: 'request-rate', perReplica: 5 } as const;
  expect(addOnNames(withService(definition(), { scale: { signal } }))).not.toContain('metrics-server');
});

test.each([definition('gke'), definition('aks'), existingDefinition()])(
  'is not installed on $cluster.provider, which has one',
  (of) => {
    expect(addOnNames(of)).not.toContain('metrics-server');
  },
);

test('runs two replicas on the system pool', () => {
  const { values } = resolvedAddOn(definition(), 'metrics-server');
  expect(values).toEqual({ replicas: 2, nodeSelector: systemPoolSelector });
});

test('depends on nothing and leaves the labels of kube-system unchanged', () => {
  const addOn = resolvedAddOn(definition(), 'metrics-server');
  expect([addOn.namespace, addOn.needs]).toEqual(['kube-system', []]);
  expect(addOn).not.toHaveProperty('namespaceLabels');
});
