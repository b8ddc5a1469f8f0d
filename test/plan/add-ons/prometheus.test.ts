import type { ExistingPrometheusSpec } from '../../../lib/definition/monitoring';
import { renderObjects } from '../../../lib/manifests/render';
import { prometheusIn, prometheusOf } from '../../../lib/plan/add-ons/prometheus';
import { resolvePlatform } from '../../../lib/plan/resolve/platform';
import { definition, withService } from '../../fixtures/definition';
import { trains } from '../../fixtures/gpu-job';
import { addOnOf, entryOf, planOf } from '../../fixtures/plan-of';

const existing: ExistingPrometheusSpec = {
  kind: 'existing',
  address: 'http://prometheus.ops.svc:9090',
  namespace: 'ops',
  pods: { app: 'prometheus' },
  selectorLabels: { release: 'ops' },
};
const described = {
  ...withService(definition(), { scale: { min: 1, max: 3, signal: { kind: 'request-rate' as const, perReplica: 5 } } }),
  monitoring: { prometheus: existing },
};

test('the chart has an address and pods in the namespace of the add-on', () => {
  expect(prometheusIn().address).toBe('http://kube-prometheus-stack-prometheus.monitoring.svc:9090');
  expect(prometheusOf({ addOns: { 'kube-prometheus-stack': { namespace: 'observability' } } })).toEqual({
    manage: true,
    described: false,
    namespace: 'observability',
    address: 'http://kube-prometheus-stack-prometheus.observability.svc:9090',
    peer: { kind: 'pods', namespace: 'observability', pods: { 'app.kubernetes.io/name': 'prometheus' } },
    selectorLabels: {},
  });
});

test('an existing Prometheus is not installed', () => {
  expect(addOnOf(planOf(described), 'kube-prometheus-stack')).toMatchObject({ manage: false, namespace: 'ops' });
});

test('autoscalers query the existing Prometheus, and its pods can scrape', () => {
  const service = entryOf(planOf(described).services, 'churn');
  expect(service.autoscaler).toMatchObject({ serverAddress: existing.address });
  const scrape = service.networkPolicies[0]?.ingress?.find(({ why }) => why === 'metrics for Prometheus');
  expect(scrape?.peers).toEqual([{ kind: 'pods', namespace: 'ops', pods: { app: 'prometheus' } }]);
});

test('every monitor and rule has the labels that the existing Prometheus selects', () => {
  const plan = planOf(described);
  const watched = renderObjects(plan).filter(({ apiVersion }) => apiVersion === 'monitoring.coreos.com/v1');
  expect([...new Set(watched.map(({ kind }) => kind))].sort()).toEqual(['PodMonitor', 'PrometheusRule']);
  expect(watched.filter(({ metadata }) => metadata.labels?.release !== 'ops')).toEqual([]);
  expect(addOnOf(plan, 'keda').values.prometheus).toMatchObject({
    operator: { serviceMonitor: { additionalLabels: { release: 'ops' } } },
  });
});

test('alerts of training have the labels too', () => {
  const { monitoring } = described;
  const { alerts } = entryOf(resolvePlatform({ ...trains(), monitoring }, undefined).training, 'fit');
  expect(alerts.labels).toMatchObject({ release: 'ops' });
});
