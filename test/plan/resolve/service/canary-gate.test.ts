import type { CanaryRolloutSpec } from '../../../../lib/definition/rollout';
import type { SloSpec } from '../../../../lib/definition/service';
import { resolveCanaryGate, watchSeconds } from '../../../../lib/plan/resolve/service/canary-gate';
import { resolveSlo } from '../../../../lib/plan/resolve/service/slo';
import { scikitLearn } from '../../../../lib/plan/runtimes/scikit-learn';
import { triton } from '../../../../lib/plan/runtimes/triton';
import type { CanaryGatePlan } from '../../../../lib/plan/types/canary-gate';

const { metrics } = scikitLearn;
const histogram = metrics.latency.kind === 'histogram' ? metrics.latency : undefined;
const context = { name: 'churn', namespace: 'ranking', metrics, prometheusAddress: 'http://prometheus:9090' };

function gateOf(slo: SloSpec | undefined, spec: Partial<CanaryRolloutSpec> = {}): CanaryGatePlan {
  return resolveCanaryGate(spec, watchSeconds(spec), { ...context, slo: slo && resolveSlo(slo, histogram) });
}

const objective: SloSpec = { availability: 99.9, latency: { percentile: 95, target: '250ms' } };
const bounds = ({ metrics: all }: CanaryGatePlan) => all.map(({ name, maxBadShare }) => [name, maxBadShare]);

/** Probability of at least one bad request. */
const shows = (share: number, requests: number) => 1 - (1 - share) ** requests;

test.each([
  [99, 49],
  [99.9, 498],
  [99.99, 4992],
])(
  'with an availability of %p%%, %p requests are enough for a verdict, and one fewer is not',
  (availability, sample) => {
    expect(gateOf({ availability }).minimumSample).toBe(sample);
    const share = (6 * (100 - availability)) / 100;
    expect(shows(share, sample)).toBeGreaterThanOrEqual(0.95);
    expect(shows(share, sample - 1)).toBeLessThan(0.95);
  },
);

test('the minimum sample is 30 requests, whatever the objective', () => {
  expect(gateOf({ availability: 90 }).minimumSample).toBe(30);
});

test('a bound allows for chance above the error budget', () => {
  expect(bounds(gateOf(objective))).toEqual([
    ['availability', 0.005249],
    ['latency', 0.0793],
  ]);
});

test.each([90, 95, 99, 99.9, 99.99, 99.999])('with %p%%, no revision passes that would page', (availability) => {
  const budget = (100 - availability) / 100;
  for (const { maxBadShare } of gateOf({ availability }).metrics) {
    expect(maxBadShare).toBeGreaterThan(budget);
    expect(maxBadShare).toBeLessThanOrEqual(6 * budget * 1.0001);
    expect(maxBadShare).toBeLessThan(1);
  }
  expect.hasAssertions();
});

test('counts only pods of the canary revision', () => {
  const queries = gateOf(objective).metrics.map(({ query }) => query);
  expect(queries).toHaveLength(2);
  for (const query of queries) {
    const selectors = query.match(/\{[^{}]*(\{\{[^}]*\}\}[^{}]*)?\}(?!\})/g) ?? [];
    expect(selectors.length).toBeGreaterThan(1);
    for (const selector of selectors) expect(selector).toContain('rollouts_pod_template_hash="{{args.canary-hash}}"');
  }
});

test('both numbers exist without traffic, and the larger one comes first', () => {
  for (const { query } of gateOf(objective).metrics) {
    expect(query).toMatch(/^sort_desc\(/);
    expect(query.match(/or vector\(0\)/g)?.length).toBeGreaterThanOrEqual(2);
  }
  expect.hasAssertions();
});

test.each([
  [undefined, 60, 10],
  ['1h', 60, 60],
  ['5m', 30, 10],
  ['1m', 15, 4],
  ['10s', 10, 1],
] as const)('a step with an analysis of %p is measured every %p s, %p times', (watch, intervalSeconds, count) => {
  expect(gateOf(objective, watch === undefined ? {} : { watch })).toMatchObject({ intervalSeconds, count });
});

test('counts restarts of canary pods, and has no value without kube-state-metrics', () => {
  expect(gateOf(objective).restarts).toBe(
    'sum(kube_pod_container_status_restarts_total{namespace="ranking",pod=~"churn-{{args.canary-hash}}-[a-z0-9]+"})',
  );
});

test('without traffic it waits by default', () => {
  expect(gateOf(objective).withoutTraffic).toBe('wait');
  expect(gateOf(objective, { withoutTraffic: 'go-on' }).withoutTraffic).toBe('go-on');
});

test('explains how its numbers follow from the objective', () => {
  expect(gateOf(objective).why).toEqual([
    'availability: the error budget is 0.1%, and up to 0.5249% of 498 requests can be bad by chance',
    'latency: the error budget is 5%, and up to 7.93% of 498 requests can be bad by chance',
    'of 498 requests at least one is bad with 95% probability at a burn rate of 6, the lowest rate that pages',
    'a revision whose server restarts is aborted at once; without kube-state-metrics the analysis is inconclusive',
  ]);
});

test('without an objective there are no metrics', () => {
  expect(gateOf(undefined)).toMatchObject({ metrics: [], why: [] });
});

test('omits latency if the server has no histogram of its own', () => {
  const slo = resolveSlo(objective, histogram);
  const gate = resolveCanaryGate({}, 600, { ...context, metrics: triton.metrics, slo });
  expect(gate.metrics.map(({ name }) => name)).toEqual(['availability']);
});
