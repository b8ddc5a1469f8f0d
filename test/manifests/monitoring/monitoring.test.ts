import { keptRelabelings } from '../../../lib/manifests/monitoring/kept-relabelings';
import { Monitoring } from '../../../lib/manifests/monitoring/monitoring';
import type { MonitoringPlan } from '../../../lib/plan/types/monitoring';
import { monitoringPlan } from '../../fixtures/plan';
import { find, renderConstruct } from '../render-construct';

function render(change: Partial<MonitoringPlan> = {}) {
  return renderConstruct((scope) => new Monitoring(scope, 'monitoring', { ...monitoringPlan, ...change }));
}

describe('podMonitor', () => {
  test('scrapes the pods of the service at the port of the plan', () => {
    expect(find(render(), 'PodMonitor').spec).toEqual({
      selector: { matchLabels: monitoringPlan.scrape.selector },
      podMetricsEndpoints: [
        {
          ...{ port: 'metrics', path: '/metrics', interval: '15s', followRedirects: false },
          metricRelabelings: keptRelabelings(monitoringPlan.scrape),
        },
      ],
      sampleLimit: 5000,
      bodySizeLimit: '5MiB',
      labelLimit: 100,
      labelNameLengthLimit: 256,
      labelValueLengthLimit: 2048,
    });
  });
});

describe('prometheusRule', () => {
  const groups = (change: Partial<MonitoringPlan> = {}) => find(render(change), 'PrometheusRule').spec.groups;

  test('has recording rules before alerts', () => {
    expect(groups().map(({ name }: { name: string }) => name)).toEqual(['churn-recordings', 'churn-alerts']);
  });

  test('writes a recording rule with its labels, if any', () => {
    const expr = 'sum(rate(requests_total[5m]))';
    const recordings = [
      { record: 'labelled', expr, labels: { service: 'churn' } },
      { record: 'bare', expr, labels: {} },
    ];
    expect(groups({ recordings })[0].rules).toEqual([recordings[0], { record: 'bare', expr }]);
  });

  test('writes an alert with summary and description', () => {
    const [first] = monitoringPlan.alerts;
    const { alert, expr, summary, description } = first ?? { alert: 'none' };
    expect(groups()[1].rules[0]).toEqual({
      alert,
      expr,
      for: '2m',
      labels: { severity: 'page', namespace: 'ranking', service: 'churn' },
      annotations: { summary, description },
    });
    expect(groups()[1].rules).toHaveLength(monitoringPlan.alerts.length);
  });

  test('has no group without rules', () => {
    expect(groups({ alerts: [] }).map(({ name }: { name: string }) => name)).toEqual(['churn-recordings']);
  });

  test('is absent without recording rules and alerts', () => {
    expect(render({ alerts: [], recordings: [] }).filter(({ kind }) => kind === 'PrometheusRule')).toEqual([]);
  });
});

describe('dashboard', () => {
  const configMap = (change: Partial<MonitoringPlan> = {}) => find(render(change), 'ConfigMap');
  const json = (change: Partial<MonitoringPlan> = {}) =>
    JSON.parse(configMap(change).data['ranking-churn-01c7b177.json']);

  test('has the label for the sidecar of Grafana', () => {
    expect(configMap().metadata.labels.grafana_dashboard).toBe('1');
  });

  test('is in the namespace of Grafana, where no other service has its name', () => {
    expect(configMap().metadata).toMatchObject({
      name: 'dashboard-ranking-churn-01c7b177',
      namespace: 'monitoring',
    });
  });

  test('does not set immutable', () => {
    expect(configMap()).not.toHaveProperty('immutable');
  });

  test('has the title and uid of the plan', () => {
    expect(json()).toMatchObject({ title: 'Model service ranking/churn', uid: 'ranking-churn-01c7b177' });
  });

  test('has a schema version that Grafana 11 and later read', () => {
    expect(json().schemaVersion).toBe(39);
  });

  test('shows the last six hours and refreshes', () => {
    expect(json()).toMatchObject({ time: { from: 'now-6h', to: 'now' }, refresh: '1m' });
  });

  test('is not editable in Grafana', () => {
    expect(json().editable).toBe(false);
  });

  test('has the units of the plan', () => {
    const panels: { fieldConfig: { defaults: { unit: string } } }[] = json().panels;
    expect(panels.map(({ fieldConfig }) => fieldConfig.defaults.unit)).toEqual([
      'reqps',
      'percentunit',
      's',
      'short',
      'short',
      'bytes',
      'short',
    ]);
  });

  test('draws a line at the threshold, if there is one', () => {
    const panels: { fieldConfig: { defaults: { custom: { thresholdsStyle: object } } } }[] = json().panels;
    const styles = panels.map(({ fieldConfig }) => fieldConfig.defaults.custom.thresholdsStyle);
    expect(styles.slice(0, 4)).toEqual([{ mode: 'off' }, { mode: 'line' }, { mode: 'line' }, { mode: 'off' }]);
  });

  test('has a variable for the Prometheus data source and uses it', () => {
    expect(json().templating.list).toMatchObject([{ name: 'datasource', type: 'datasource', query: 'prometheus' }]);
    expect(json().panels.map((panel: { datasource: object }) => panel.datasource)).toEqual(
      Array(7).fill({ type: 'prometheus', uid: `\${datasource}` }),
    );
  });

  test('has one numbered panel for each panel of the plan', () => {
    const panels: { id: number; title: string; type: string }[] = json().panels;
    expect(panels.map(({ id, title, type }) => [id, title, type])).toEqual([
      [1, 'Request rate', 'timeseries'],
      [2, 'Error ratio', 'timeseries'],
      [3, 'Latency', 'timeseries'],
      [4, 'Replicas', 'timeseries'],
      [5, 'CPU per replica', 'timeseries'],
      [6, 'Memory per replica', 'timeseries'],
      [7, 'Container restarts', 'timeseries'],
    ]);
  });

  test('puts two panels side by side without overlap', () => {
    const positions: object[] = json().panels.map((panel: { gridPos: object }) => panel.gridPos);
    expect(positions.slice(0, 3)).toEqual([
      { x: 0, y: 0, w: 12, h: 8 },
      { x: 12, y: 0, w: 12, h: 8 },
      { x: 0, y: 8, w: 12, h: 8 },
    ]);
  });

  test('has the queries of the plan', () => {
    const [query] = monitoringPlan.dashboard.panels[0]?.queries ?? [];
    expect(json().panels[0].targets).toMatchObject([
      { refId: 'A', expr: query?.expr, legendFormat: '{{status_code}}', range: true, editorMode: 'code' },
    ]);
  });

  test('draws values above the threshold in red', () => {
    expect(json().panels[1].fieldConfig.defaults.thresholds.steps).toEqual([
      { color: 'green', value: null },
      { color: 'red', value: 0.001 },
    ]);
  });

  test('draws nothing in red without a threshold', () => {
    expect(json().panels[0].fieldConfig.defaults.thresholds.steps).toEqual([{ color: 'green', value: null }]);
  });

  test('gives unique ids to more than 26 queries of a panel', () => {
    const queries = Array.from({ length: 30 }, (_, index) => ({ legend: `${index}`, expr: 'up' }));
    const dashboard = { ...monitoringPlan.dashboard, panels: [{ title: 'many', unit: 'short', queries }] };
    const { targets } = json({ dashboard }).panels[0];
    expect(new Set(targets.map(({ refId }: { refId: string }) => refId)).size).toBe(30);
  });
});
