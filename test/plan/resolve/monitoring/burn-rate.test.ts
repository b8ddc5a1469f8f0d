import { burnRateAlerts, burnRateRecordings } from '../../../../lib/plan/resolve/monitoring/burn-rate';
import type { ClientSli, Place } from '../../../../lib/plan/resolve/service/client-indicators';

const service = { name: 'churn', namespace: 'ranking' };

const server: Place = {
  at: 'server',
  targets: 'job="churn"',
  bad: (sum) => sum('bad'),
  total: (sum) => sum('total'),
};
const gateway: Place = {
  at: 'gateway',
  targets: 'job="gateway"',
  bad: (sum) => sum('bad_there'),
  total: (sum) => sum('all_there'),
};

function indicator(errorBudget: number, places: ClientSli['places'] = [server]): ClientSli {
  return { name: 'availability', errorBudget, meaning: 'failed', places };
}

const alerts = burnRateAlerts(indicator(0.001), service);

test('at 99.9% the windows and thresholds are those of the SRE workbook', () => {
  expect(alerts.map(({ expr }) => expr)).toEqual([
    [
      'model_service:availability_errors:ratio_rate1h{namespace="ranking",service="churn"} > 0.0144',
      'and on() model_service:availability_errors:ratio_rate5m{namespace="ranking",service="churn"} > 0.0144',
      'and on() (sum(rate(bad[1h])) * 3600) >= 5',
    ].join('\n'),
    [
      'model_service:availability_errors:ratio_rate6h{namespace="ranking",service="churn"} > 0.006',
      'and on() model_service:availability_errors:ratio_rate30m{namespace="ranking",service="churn"} > 0.006',
      'and on() (sum(rate(bad[6h])) * 21600) >= 5',
    ].join('\n'),
    [
      'model_service:availability_errors:ratio_rate1d{namespace="ranking",service="churn"} > 0.003',
      'and on() model_service:availability_errors:ratio_rate2h{namespace="ranking",service="churn"} > 0.003',
      'and on() (sum(rate(bad[1d])) * 86400) >= 5',
    ].join('\n'),
    [
      'model_service:availability_errors:ratio_rate3d{namespace="ranking",service="churn"} > 0.001',
      'and on() model_service:availability_errors:ratio_rate6h{namespace="ranking",service="churn"} > 0.001',
      'and on() (sum(rate(bad[3d])) * 259200) >= 5',
    ].join('\n'),
  ]);
});

test('fast burns page, slow burns open a ticket', () => {
  expect(alerts.map((alert) => [alert.severity, alert.for])).toEqual([
    ['page', '2m'],
    ['page', '15m'],
    ['ticket', '1h'],
    ['ticket', '3h'],
  ]);
});

test('no alert fires on a few bad requests; an outage at ten requests an hour does fire', () => {
  for (const { expr } of burnRateAlerts(indicator(0.001), service)) {
    const [, window = '', seconds = 0, min = 0] = /\(sum\(rate\(bad\[(\w+)\]\)\) \* (\d+)\) >= (\d+)$/.exec(expr) ?? [];
    expect(window).not.toBe('');
    expect(Number(min)).toBeGreaterThan(1);
    expect((10 / 3600) * Number(seconds)).toBeGreaterThanOrEqual(Number(min));
  }
  expect.hasAssertions();
});

test('omits an alert that could not fire even if every request failed', () => {
  const thresholds = (budget: number) =>
    burnRateAlerts(indicator(budget), service).map(({ expr }) => />\s([0-9.]+)/.exec(expr)?.[1]);
  expect(thresholds(0.1)).toEqual(['0.6', '0.3', '0.1']);
  expect(thresholds(0.5)).toEqual(['0.5']);
});

test('summary and description state burn rate, error ratio and spent budget', () => {
  expect(alerts[0]?.summary).toBe('churn: availability error budget burn rate is above 14.4');
  expect(alerts[0]?.description).toBe(
    'More than 1.44% of requests failed over the last 1h and the last 5m. At this rate 2% of the 30-day error budget is ' +
      'spent in 1h. Check the dashboard and the server logs. If it began with a rollout, revert the model version in the definition.',
  );
});

test('each window of an alert is recorded once', () => {
  const recorded = burnRateRecordings(indicator(0.001), service).map(({ record }) => record);
  const used = alerts.flatMap(({ expr }) => expr.match(/model_service:\w+:\w+/g) ?? []);
  expect([...new Set(used)].sort()).toEqual([...recorded].sort());
  expect(new Set(recorded).size).toBe(recorded.length);
});

test('without requests the error ratio is zero, without targets it is empty', () => {
  expect(burnRateRecordings(indicator(0.001), service)[0]).toEqual({
    record: 'model_service:availability_errors:ratio_rate5m',
    expr: [
      '(sum(rate(bad[5m])) or vector(0)) / clamp_min(sum(rate(total[5m])) or vector(0), 1e-9)',
      'and on() count(up{job="churn"} == 1)',
    ].join('\n'),
    labels: { namespace: 'ranking', service: 'churn' },
  });
});

test('behind a gateway the larger ratio of servers and gateways counts', () => {
  const both = indicator(0.001, [server, gateway]);
  expect(burnRateRecordings(both, service)[0]?.expr).toBe(
    [
      'max(label_replace(',
      '(sum(rate(bad[5m])) or vector(0)) / clamp_min(sum(rate(total[5m])) or vector(0), 1e-9)',
      'and on() count(up{job="churn"} == 1)',
      ', "at", "server", "", "") or label_replace(',
      '(sum(rate(bad_there[5m])) or vector(0)) / clamp_min(sum(rate(all_there[5m])) or vector(0), 1e-9)',
      'and on() count(up{job="gateway"} == 1)',
      ', "at", "gateway", "", ""))',
    ].join('\n'),
  );
  expect(burnRateAlerts(both, service)[0]?.expr).toContain('sum(rate(bad_there[1h]))');
  expect(burnRateAlerts(both, service)[0]?.description).toContain('If the gateways count them');
});
