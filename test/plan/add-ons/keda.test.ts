import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, withService } from '../../fixtures/definition';

const byRate = withService(definition(), {
  scale: { min: 2, max: 4, signal: { kind: 'request-rate', perReplica: 20 } },
});

test('is installed for services that scale by requests, which it names as its reason', () => {
  expect(resolvedAddOn(byRate, 'keda').why).toContain('churn');
  expect(addOnNames(definition())).not.toContain('keda');
});

test('is not installed for a service with a fixed number of replicas', () => {
  const fixed = withService(byRate, { scale: { min: 2, max: 2, signal: { kind: 'request-rate', perReplica: 20 } } });
  expect(addOnNames(fixed)).not.toContain('keda');
});

test('depends on Prometheus, which it queries', () => {
  expect(resolvedAddOn(byRate, 'keda').needs).toEqual(['kube-prometheus-stack']);
});

test('runs two operators on the system pool and limits their disruption', () => {
  expect(resolvedAddOn(byRate, 'keda').values).toMatchObject({
    nodeSelector: systemPoolSelector,
    operator: { replicaCount: 2 },
    podDisruptionBudget: { metricServer: { maxUnavailable: 1 }, operator: { maxUnavailable: 1 } },
  });
});
