import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, existingDefinition, withService } from '../../fixtures/definition';

test('is installed on EKS if a service scales by CPU', () => {
  expect(addOnNames(definition())).toContain('metrics-server');
  expect(addOnNames(withService(definition(), { scale: { min: 2, max: 2 } }))).not.toContain('metrics-server');
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
