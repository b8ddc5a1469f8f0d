import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import { addOnNames, emptyDefinition, resolvedAddOn } from '../../../fixtures/add-ons';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { withPools } from '../../../fixtures/pools';
import { trainingDefinition } from '../../../fixtures/queues';

test('EKS gets what the other clouds include', () => {
  expect(addOnNames(definition())).toEqual([
    'metrics-server',
    'cluster-autoscaler',
    'envoy-gateway',
    'kube-prometheus-stack',
  ]);
});

test.each([definition('gke'), definition('aks'), existingDefinition()])(
  '$cluster.provider includes the others',
  (good) => {
    expect(addOnNames(good)).toEqual(['envoy-gateway', 'kube-prometheus-stack']);
  },
);

test('an empty platform on EKS has only the autoscaler', () => {
  expect(addOnNames(emptyDefinition())).toEqual(['cluster-autoscaler']);
});

test.each([definition(), trainingDefinition(), withPools('eks', { gpus: { gpu: { type: 't4', count: 1 } } })])(
  'each add-on comes after its dependencies (%#)',
  (good) => {
    const { addOns } = resolvePlatform(good, undefined);
    const late = addOns.flatMap(({ needs }, index) =>
      needs.filter((need) => !addOns.slice(0, index).some(({ name }) => name === need)),
    );
    expect(addOns.length).toBeGreaterThan(3);
    expect(late).toEqual([]);
  },
);

test('an existing operator is in the plan, but the platform does not install it', () => {
  const addOns = { 'kube-prometheus-stack': { manage: false, namespace: 'observability' } };
  expect(resolvedAddOn({ ...definition(), addOns }, 'kube-prometheus-stack')).toMatchObject({
    manage: false,
    namespace: 'observability',
  });
});

test('an add-on has its chart of the catalog and the Pod Security labels of its namespace', () => {
  const { chart, namespaceLabels } = resolvedAddOn(definition(), 'envoy-gateway');
  expect(chart.version).toBe('v1.9.1');
  expect(namespaceLabels).toMatchObject({ 'pod-security.kubernetes.io/enforce-version': 'v1.35' });
});
