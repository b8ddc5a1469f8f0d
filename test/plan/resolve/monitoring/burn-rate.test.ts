import { burnRateAlerts, burnRateRecordings, type Indicator } from '../../../../lib/plan/resolve/monitoring/burn-rate';

function indicator(errorBudget: number): Indicator {
  return {
    name: 'availability',
    service: 'churn',
    labels: { service: 'churn' },
    errorBudget,
    bad: (window) => `bad[${window}]`,
    total: (window) => `total[${window}]`,
    meaning: 'failed requests',
  };
}

const alerts = burnRateAlerts(indicator(0.001), '{service="churn"}');

test('at 99.9% the windows, thresholds and least numbers of bad requests are those of the SRE workbook', () => {
  expect(alerts.map(({ expr }) => expr)).toEqual([
    [
      'model_service:availability_errors:ratio_rate1h{service="churn"} > 0.0144',
      'and on() model_service:availability_errors:ratio_rate5m{service="churn"} > 0.0144',
      'and on() (bad[1h] * 3600) >= 5',
    ].join('\n'),
    [
      'model_service:availability_errors:ratio_rate6h{service="churn"} > 0.006',
      'and on() model_service:availability_errors:ratio_rate30m{service="churn"} > 0.006',
      'and on() (bad[6h] * 21600) >= 5',
    ].join('\n'),
    [
      'model_service:availability_errors:ratio_rate1d{service="churn"} > 0.003',
      'and on() model_service:availability_errors:ratio_rate2h{service="churn"} > 0.003',
      'and on() (bad[1d] * 86400) >= 5',
    ].join('\n'),
    [
      'model_service:availability_errors:ratio_rate3d{service="churn"} > 0.001',
      'and on() model_service:availability_errors:ratio_rate6h{service="churn"} > 0.001',
      'and on() (bad[3d] * 259200) >= 5',
    ].join('\n'),
  ]);
});

test('fast burns page, slow ones wait until the morning', () => {
  expect(alerts.map((alert) => [alert.severity, alert.for])).toEqual([
    ['page', '2m'],
    ['page', '15m'],
    ['ticket', '1h'],
    ['ticket', '3h'],
  ]);
});

test('a few bad requests call nobody, whatever their share; an outage with ten requests an hour does', () => {
  for (const { expr } of burnRateAlerts(indicator(0.001), '')) {
    const [, window = '', seconds = 0, min = 0] = /\(bad\[(\w+)\] \* (\d+)\) >= (\d+)$/.exec(expr) ?? [];
    expect(window).not.toBe('');
    expect(Number(min)).toBeGreaterThan(1);
    expect((10 / 3600) * Number(seconds)).toBeGreaterThanOrEqual(Number(min));
  }
  expect.hasAssertions();
});

test('an alert that could not fire if every request failed is left out', () => {
  const thresholds = (budget: number) =>
    burnRateAlerts(indicator(budget), '').map(({ expr }) => />\s([0-9.]+)/.exec(expr)?.[1]);
  expect(thresholds(0.1)).toEqual(['0.6', '0.3', '0.1']);
  expect(thresholds(0.5)).toEqual(['0.5']);
});

test('people are told how fast, how much and of what', () => {
  expect(alerts[0]?.summary).toBe('churn: failed requests burn the error budget 14.4 times too fast');
  expect(alerts[0]?.description).toBe(
    'Over 1h and over 5m, more than 1.44% of the requests were bad. 2% of the budget of 30 days is gone.',
  );
});

test('each window that an alert looks at is recorded once', () => {
  const recorded = burnRateRecordings(indicator(0.001)).map(({ record }) => record);
  const used = alerts.flatMap(({ expr }) => expr.match(/model_service:\w+:\w+/g) ?? []);
  expect([...new Set(used)].sort()).toEqual([...recorded].sort());
  expect(new Set(recorded).size).toBe(recorded.length);
});

test('without requests the share of bad ones is zero, and not missing', () => {
  expect(burnRateRecordings(indicator(0.001))[0]).toEqual({
    record: 'model_service:availability_errors:ratio_rate5m',
    expr: '(bad[5m] or vector(0)) / clamp_min(total[5m] or vector(0), 1e-9)',
    labels: { service: 'churn' },
  });
});
