import type { StandaloneMonitoringSpec } from '../../../lib/definition/standalone-monitoring';
import { Monitoring } from '../../../lib/manifests/monitoring/monitoring';
import { planMonitoring } from '../../../lib/plan/standalone/plan-monitoring';
import { thrownFindings } from '../../fixtures/findings';
import { find, renderConstruct } from '../../manifests/render-construct';

const good: StandaloneMonitoringSpec = {
  namespace: 'analytics',
  pods: { app: 'churn' },
  runtime: { kind: 'scikit-learn' },
  slo: { availability: 99.9 },
};

const render = (change: Partial<StandaloneMonitoringSpec> = {}) =>
  renderConstruct((scope) => new Monitoring(scope, 'monitoring', planMonitoring('churn', { ...good, ...change })));

function problemsOf(change: object): readonly string[] {
  const findings = thrownFindings(() => planMonitoring('churn', { ...good, ...change }));
  return findings.map(({ rule, path }) => `${rule} ${path.join('.')}`);
}

test('the pods with the given labels are scraped', () => {
  const { metadata, spec } = find(render(), 'PodMonitor');
  expect(metadata).toMatchObject({ name: 'churn', namespace: 'analytics' });
  expect(spec.selector).toEqual({ matchLabels: { app: 'churn' } });
});

test('monitors and rules have the labels that Prometheus selects', () => {
  const objects = render({ prometheus: { selectorLabels: { release: 'observability' } } });
  for (const kind of ['PodMonitor', 'PrometheusRule']) {
    expect(find(objects, kind).metadata.labels).toMatchObject({ release: 'observability' });
  }
});

test('the port of the metrics can be another one', () => {
  const port = (change: Partial<StandaloneMonitoringSpec>) =>
    find(render(change), 'PodMonitor').spec.podMetricsEndpoints[0].port;
  expect(port({})).toBe('metrics');
  expect(port({ port: 'prom' })).toBe('prom');
});

test('alerts follow from the objective and from the Deployment', () => {
  const alertsOf = (change: Partial<StandaloneMonitoringSpec>) =>
    planMonitoring('churn', { ...good, ...change }).alerts.map(({ alert }) => alert);
  expect(alertsOf({})).toEqual(expect.arrayContaining(['RolloutStalled', 'MetricsMissing']));
  expect(alertsOf({ slo: { availability: 99 } }).length).toBeGreaterThan(
    planMonitoring('churn', { namespace: 'analytics', pods: good.pods, runtime: good.runtime }).alerts.length,
  );
});

test.each<[problem: string, change: object]>([
  [
    'slo/latency-measurable slo.latency.target',
    { slo: { availability: 99, latency: { percentile: 99, target: '3m' } } },
  ],
  [
    'slo/latency-measurable slo.latency',
    { runtime: { kind: 'triton' }, slo: { availability: 99, latency: { percentile: 99, target: '1s' } } },
  ],
  ['definition/format pods', { pods: {} }],
  ['definition/format namespace', { namespace: 'Analytics' }],
  ['definition/missing-field runtime', { runtime: undefined }],
])('reports %s', (problem, change) => {
  expect(problemsOf(change)).toEqual([problem]);
});
