import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, existingDefinition, withService } from '../../fixtures/definition';

const { gateways: _, ...withoutGateways } = withService(definition(), { consumers: [{ team: 'shop' }] });

test('is installed for gateways, which it names as its reason', () => {
  expect(resolvedAddOn(definition(), 'envoy-gateway').why).toContain('internal');
  expect(addOnNames(withoutGateways)).not.toContain('envoy-gateway');
});

test('runs two replicas on the system pool', () => {
  expect(resolvedAddOn(definition(), 'envoy-gateway').values).toEqual({
    deployment: { replicas: 2, pod: { nodeSelector: systemPoolSelector } },
  });
});

test('runs on any node of an existing cluster', () => {
  expect(resolvedAddOn(existingDefinition(), 'envoy-gateway').values).toMatchObject({
    deployment: { pod: { nodeSelector: {} } },
  });
});

test('depends on nothing, and its namespace allows the pods of proxies', () => {
  const { needs, namespaceLabels } = resolvedAddOn(definition(), 'envoy-gateway');
  expect(needs).toEqual([]);
  expect(namespaceLabels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'baseline' });
});
