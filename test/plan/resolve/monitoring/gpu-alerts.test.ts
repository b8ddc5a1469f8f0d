import { gpuAlerts } from '../../../../lib/plan/resolve/monitoring/gpu-alerts';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import { definition } from '../../../fixtures/definition';
import { gpuGang, resolvedJob, trains } from '../../../fixtures/gpu-job';
import { gpuDefinition } from '../../../fixtures/gpu-service';
import { churnOf, entryOf } from '../../../fixtures/plan-of';

const isOfGpus = ({ alert }: { readonly alert: string }) => alert.startsWith('Gpu');

test('a workload with GPUs has alerts on their errors, and one without has none', () => {
  expect(
    entryOf(resolvePlatform(gpuDefinition(), undefined).services, 'churn').monitoring.alerts.filter(isOfGpus),
  ).toHaveLength(2);
  const { alerts } = resolvedJob(trains(gpuGang)).alerts;
  expect(alerts.filter(isOfGpus)).toHaveLength(2);
  expect(churnOf(definition()).monitoring.alerts.filter(isOfGpus)).toEqual([]);
});

test('they select the pods of the workload in series of the exporter, not in those that a team exports', () => {
  const alerts = gpuAlerts({ name: 'churn', namespace: 'ranking', labels: {}, pods: 'churn-.+' });
  expect(alerts.map(({ alert }) => alert)).toEqual(['GpuError', 'GpuMemoryError']);
  for (const { expr } of alerts) {
    expect(expr).toContain('exported_namespace="ranking",exported_pod=~"churn-.+",job!~".+/.+"');
  }
});

test('errors that programs cause are not reported', () => {
  const [error] = gpuAlerts({ name: 'churn', namespace: 'ranking', labels: {}, pods: 'churn-.+' });
  expect(error?.expr).toContain('> 0 != 13 != 31 != 43 != 45 != 68 != 109');
});

test('the summary names the team and the workload', () => {
  const labels = { 'model-platform.dev/team': 'search' };
  const [error] = gpuAlerts({ name: 'churn', namespace: 'ranking', labels, pods: 'churn-.+' });
  expect(error?.summary).toBe('churn of team search: a GPU has an XID error');
});
