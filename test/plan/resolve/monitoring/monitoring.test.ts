import { checkModelPlatform, planModelPlatform } from '../../../../lib/plan/plan';
import { MiB } from '../../../../lib/units/quantity';
import { definition, withService } from '../../../fixtures/definition';
import { churnOf } from '../../../fixtures/plan-of';

const base = definition();
const { monitoring } = churnOf(base);
const target = 'namespace="ranking",job="ranking/churn"';

test('scrapes the pods every 15 seconds', () => {
  expect(monitoring.scrape).toEqual({
    selector: churnOf(base).selector,
    port: 'metrics',
    path: '/metrics',
    intervalSeconds: 15,
    limits: { samples: 5000, bytes: 5 * MiB, labels: 100, labelNameLength: 256, labelValueLength: 2048 },
    kept: expect.any(Array),
  });
});

test('scrapes a port of the pod', () => {
  expect(churnOf(base).pod.containers[0]?.ports.map(({ name }) => name)).toContain(monitoring.scrape.port);
});

test('each objective has alerts with distinct names on four pairs of windows', () => {
  expect(monitoring.alerts.map(({ alert }) => alert)).toEqual([
    'AvailabilityErrorBudgetBurn1h',
    'AvailabilityErrorBudgetBurn6h',
    'AvailabilityErrorBudgetBurn1d',
    'AvailabilityErrorBudgetBurn3d',
    'LatencyErrorBudgetBurn1h',
    'LatencyErrorBudgetBurn6h',
    'LatencyErrorBudgetBurn1d',
    'LatencyErrorBudgetBurn3d',
    'NoReadyReplicas',
    'RolloutStalled',
    'MetricsMissing',
    'MetricsIncomplete',
    'ReplicasOnOneNode',
    'ReplicasInOneZone',
  ]);
});

test('missing replicas page, a stalled rollout opens a ticket', () => {
  const alerts = monitoring.alerts.slice(-6, -4).map(({ expr, severity, for: time }) => [expr, severity, time]);
  expect(alerts).toEqual([
    ['kube_deployment_status_replicas_available{namespace="ranking",deployment="churn"} == 0', 'page', '2m'],
    [
      'kube_deployment_status_condition{namespace="ranking",deployment="churn",condition="Progressing",status="false"} == 1',
      'ticket',
      '5m',
    ],
  ]);
});

test('without an objective only the workload alerts remain', () => {
  const { slo: _, ...rest } = base.services?.churn ?? {};
  const { monitoring: plain } = churnOf({ ...base, services: { churn: rest } } as typeof base);
  expect(plain.alerts.map(({ alert, severity }) => [alert, severity])).toEqual([
    ['NoReadyReplicas', 'page'],
    ['RolloutStalled', 'ticket'],
    ['MetricsMissing', 'ticket'],
    ['MetricsIncomplete', 'ticket'],
    ['ReplicasOnOneNode', 'ticket'],
    ['ReplicasInOneZone', 'ticket'],
  ]);
  expect(plain.recordings).toEqual([]);
  expect(plain).not.toHaveProperty('slo');
});

test('without a latency objective there are no latency recordings and no threshold on the panel', () => {
  const { monitoring: plain } = churnOf(withService(base, { slo: { availability: 99.9 } }));
  expect(plain.recordings.map(({ record }) => record).filter((record) => /latency/.test(record))).toEqual([]);
  expect(plain.dashboard.panels.find(({ title }) => title === 'Latency')).not.toHaveProperty('threshold');
});

test('failed requests are the 5xx responses of this service', () => {
  const [recording] = monitoring.recordings;
  const requests = `rest_server_requests_total{${target},path=~"/v2/models/.+/infer"`;
  expect(recording?.expr).toContain(
    `(sum(rate(${requests},status_code=~"5.."}[5m])) or vector(0)) / clamp_min(sum(rate(${requests}}[5m])) or vector(0), 1e-9)`,
  );
});

test('requests are counted at the servers and at the gateways', () => {
  for (const { expr } of monitoring.recordings) {
    expect(expr).toContain(`up{${target}} == 1`);
    expect(expr).toContain('up{job=~"acme-gateways/internal"} == 1');
  }
  expect(monitoring.recordings).toHaveLength(14);
});

const { gateways: _, ...withoutGateways } = base;

test('without gateways requests are counted at the servers only', () => {
  const { recordings, alerts } = churnOf(withService(withoutGateways, { consumers: [{ team: 'ranking' }] })).monitoring;
  expect([...recordings, ...alerts].filter(({ expr }) => expr.includes('envoy'))).toEqual([]);
  expect(recordings).toHaveLength(14);
});

test('latency is not measured at the gateways if they have no bound close to the target', () => {
  const slo = { availability: 99.9, latency: { percentile: 95, target: '75ms' } };
  const { recordings } = churnOf(withService(base, { slo })).monitoring;
  const latency = recordings.filter(({ record }) => record.includes('latency'));
  expect(latency.map(({ expr }) => expr.includes('envoy'))).toEqual(Array(7).fill(false));
});

test('slow requests are the answered ones minus those within the bound', () => {
  const recording = monitoring.recordings.find(({ record }) => record === 'model_service:latency_errors:ratio_rate5m');
  expect(recording?.expr).toContain('status_code!~"5..",le="0.25"}[5m])) or vector(0)), 0)');
});

test('writes a bound of whole seconds as Prometheus does', () => {
  const slo = { availability: 99.9, latency: { percentile: 95, target: '1s' } };
  const { recordings } = churnOf(withService(base, { slo })).monitoring;
  expect(recordings.at(-1)?.expr).toContain('le="1.0"');
  expect(recordings.at(-1)?.expr).toContain('le=~"1000([.]0)?"');
});

test('recordings carry the labels of the service, and alerts select by them', () => {
  expect(
    monitoring.recordings.every(({ labels }) => labels.service === 'churn' && labels.namespace === 'ranking'),
  ).toBe(true);
  expect(monitoring.alerts[0]?.expr).toContain('{namespace="ranking",service="churn"}');
});

test('every selector names the namespace of the service', () => {
  const expressions = [...monitoring.recordings, ...monitoring.alerts].map(({ expr }) => expr);
  const selectors = expressions.flatMap((expr) => expr.match(/\{[^}]*\}/g) ?? []);
  // The routes of a gateway name the namespace in their cluster, and its proxies are in another namespace.
  const others = ['httproute/ranking/', 'job=~"acme-gateways/internal"'];
  const named = (selector: string) => ['namespace="ranking"', ...others].some((part) => selector.includes(part));
  for (const selector of selectors) expect([selector, named(selector)]).toEqual([selector, true]);
  expect(selectors.length).toBeGreaterThan(20);
});

test('the dashboard has a short uid and a red threshold at the objective', () => {
  const { dashboard } = monitoring;
  expect(dashboard.uid).toMatch(/^ranking-churn-[0-9a-f]{8}$/);
  expect(dashboard.panels.map(({ title, threshold }) => [title, threshold]).slice(0, 3)).toEqual([
    ['Request rate', undefined],
    ['Error ratio', 0.001],
    ['Latency', 0.25],
  ]);
});

test('the latency panel shows p50, p95 and p99', () => {
  const latency = monitoring.dashboard.panels.find(({ title }) => title === 'Latency');
  expect(latency?.queries.map(({ legend, expr }) => [legend, expr.slice(0, 24)])).toEqual([
    ['p50', 'histogram_quantile(0.5, '],
    ['p95', 'histogram_quantile(0.95,'],
    ['p99', 'histogram_quantile(0.99,'],
  ]);
});

test('the uid of a dashboard has at most 40 characters, whatever the names', () => {
  const long = 'a'.repeat(40);
  const teams = { ...base.teams, ranking: { namespace: 'b'.repeat(40) } };
  const { services } = planModelPlatform({ ...base, teams, services: { [long]: base.services?.churn } } as typeof base);
  expect(services[long]?.monitoring.dashboard.uid.length).toBeLessThanOrEqual(40);
});

test('dashboards have distinct uids even if joined names coincide', () => {
  const churn = base.services?.churn;
  if (!churn) throw new Error('the fixture has a service churn');
  const teams = { ...base.teams, a: {}, 'a-b': {} };
  const services = { 'b-c': { ...churn, team: 'a', consumers: [] }, c: { ...churn, team: 'a-b', consumers: [] } };
  const { plan } = checkModelPlatform({ ...base, teams, services });
  const uids = Object.values(plan?.services ?? {}).map((service) => service.monitoring.dashboard.uid);
  expect(uids).toHaveLength(2);
  expect(new Set(uids).size).toBe(2);
});
