import { gpuAlerts } from '../../lib/plan/resolve/monitoring/gpu-alerts';
import { type InputSeries, type RuleTest, testRules } from './promtool';

const alerts = gpuAlerts({ name: 'churn', namespace: 'ranking', labels: {}, pods: 'churn-[a-z0-9]+-[a-z0-9]+' });
const groups = [{ name: 'churn-alerts', rules: alerts.map(({ alert, expr }) => ({ alert, expr, for: '1m' })) }];

/** A series as Prometheus stores it: its own labels name the exporter. */
function series(metric: string, values: string, labels: Readonly<Record<string, string>> = {}): InputSeries {
  const all = {
    job: 'dcgm-exporter',
    namespace: 'dcgm-exporter',
    pod: 'dcgm-exporter-abcde',
    exported_namespace: 'ranking',
    exported_pod: 'churn-7c9d-x2x4q',
    modelName: 'NVIDIA L4',
    UUID: 'GPU-1',
    ...labels,
  };
  const texts = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
  return { series: `${metric}{${texts.join(',')}}`, values };
}

const xid = (value: number, labels?: Readonly<Record<string, string>>) =>
  series('DCGM_FI_DEV_XID_ERRORS', `0x5 ${value}x30`, labels);

const cases: readonly (readonly [string, InputSeries, readonly string[]])[] = [
  ['a GPU that fell off the bus', xid(79), ['GpuError']],
  ['a GPU without errors', xid(0), []],
  ['an error of a program', xid(31), []],
  ['a GPU of another workload', xid(79, { exported_pod: 'churn-canary-7c9d-x2x4q' }), []],
  ['a GPU of a pod of the same name elsewhere', xid(79, { exported_namespace: 'shop' }), []],
  ['an error that a pod of a team exports', xid(79, { job: 'shop/web' }), []],
  ['remapped rows', series('DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS', '2x5 3x30'), ['GpuMemoryError']],
  ['rows that were remapped before', series('DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS', '3x35'), []],
  ['rows that cannot be remapped', series('DCGM_FI_DEV_ROW_REMAP_FAILURE', '0x5 1x30'), ['GpuMemoryError']],
];

test.each(cases)('%s', (name, input, expected) => {
  const one: RuleTest = {
    name,
    interval: '1m',
    input_series: [input],
    promql_expr_test: [
      {
        expr: 'count by (alertname, exported_pod, UUID) (ALERTS{alertstate="firing"})',
        eval_time: '20m',
        exp_samples: expected.map((alert) => ({
          labels: `{alertname="${alert}",exported_pod="churn-7c9d-x2x4q",UUID="GPU-1"}`,
          value: 1,
        })),
      },
    ],
  };
  expect(testRules(groups, [one], '1m')).toBe('');
});
