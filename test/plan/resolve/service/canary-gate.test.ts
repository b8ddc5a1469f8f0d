import type { CanaryRolloutSpec } from '../../../../lib/definition/rollout';
import type { SloSpec } from '../../../../lib/definition/service';
import { resolveCanaryGate } from '../../../../lib/plan/resolve/service/canary-gate';
import { resolveSlo } from '../../../../lib/plan/resolve/service/slo';
import { scikitLearn } from '../../../../lib/plan/runtimes/scikit-learn';
import { triton } from '../../../../lib/plan/runtimes/triton';
import type { CanaryGatePlan } from '../../../../lib/plan/types/canary-gate';

const { metrics } = scikitLearn;
const histogram = metrics.latency.kind === 'histogram' ? metrics.latency : undefined;
const context = { name: 'churn', namespace: 'ranking', metrics, prometheusAddress: 'http://prometheus:9090' };

function gateOf(slo: SloSpec | undefined, spec: Partial<CanaryRolloutSpec> = {}): CanaryGatePlan {
  return resolveCanaryGate(
    { kind: 'canary', steps: [10], ...spec },
    { ...context, slo: slo && resolveSlo(slo, histogram) },
  );
}

const objective: SloSpec = { availability: 99.9, latency: { percentile: 95, target: '250ms' } };
const bounds = ({ metrics: all }: CanaryGatePlan) => all.map(({ name, maxBadShare }) => [name, maxBadShare]);

/** Probability of at least one bad request. */
const shows = (share: number, requests: number) => 1 - (1 - share) ** requests;

test.each([
  [99, 49],
  [99.9, 498],
  [99.99, 4992],
])('with an availability of %p%%, %p requests are enough to judge, and one fewer is not', (availability, sample) => {
  expect(gateOf({ availability }).minimumSample).toBe(sample);
  const share = (6 * (100 - availability)) / 100;
  expect(shows(share, sample)).toBeGreaterThanOrEqual(0.95);
  expect(shows(share, sample - 1)).toBeLessThan(0.95);
});

test('however generous the objective, a handful of requests is not enough', () => {
  expect(gateOf({ availability: 90 }).minimumSample).toBe(30);
});

test('a bound leaves room for chance above what the objective leaves, and no more', () => {
  expect(bounds(gateOf(objective))).toEqual([
    ['availability', 0.005249],
    ['latency', 0.0793],
  ]);
});

test.each([90, 95, 99, 99.9, 99.99, 99.999])(
  'no version passes with %p%% that would then wake people',
  (availability) => {
    const budget = (100 - availability) / 100;
    for (const { maxBadShare } of gateOf({ availability }).metrics) {
      expect(maxBadShare).toBeGreaterThan(budget);
      expect(maxBadShare).toBeLessThanOrEqual(6 * budget * 1.0001);
      expect(maxBadShare).toBeLessThan(1);
    }
    expect.hasAssertions();
  },
);

test('only the pods of the version on trial are counted', () => {
  const queries = gateOf(objective).metrics.map(({ query }) => query);
  expect(queries).toHaveLength(2);
  for (const query of queries) {
    const selectors = query.match(/\{[^{}]*(\{\{[^}]*\}\}[^{}]*)?\}(?!\})/g) ?? [];
    expect(selectors.length).toBeGreaterThan(1);
    for (const selector of selectors) expect(selector).toContain('rollouts_pod_template_hash="{{args.canary-hash}}"');
  }
});

test('a number is there without traffic too, and the larger one stands first', () => {
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
] as const)('a step that is watched for %p is looked at every %p s, %p times', (watch, intervalSeconds, count) => {
  expect(gateOf(objective, watch === undefined ? {} : { watch })).toMatchObject({ intervalSeconds, count });
});

test('restarts are counted of the servers of the version on trial, and are a number without any', () => {
  expect(gateOf(objective).restarts).toBe(
    'sum(kube_pod_container_status_restarts_total{namespace="ranking",pod=~"churn-{{args.canary-hash}}-[a-z0-9]+"}) or vector(0)',
  );
});

test('without traffic it waits, unless it shall go on', () => {
  expect(gateOf(objective).withoutTraffic).toBe('wait');
  expect(gateOf(objective, { withoutTraffic: 'go-on' }).withoutTraffic).toBe('go-on');
});

test('it says how its numbers follow from the objective', () => {
  expect(gateOf(objective).why).toEqual([
    'availability: the objective leaves 0.1% bad, and up to 0.5249% of 498 requests may be chance',
    'latency: the objective leaves 5% bad, and up to 7.93% of 498 requests may be chance',
    'of 498 requests at least one is bad with 95% probability where the budget burns 6 times too fast, which is when somebody is called',
    'a version whose server ends and starts again is taken back at once',
  ]);
});

test('without an objective nothing is judged', () => {
  expect(gateOf(undefined)).toMatchObject({ metrics: [], why: [] });
});

test('a latency that the server does not tell versions apart by is not judged', () => {
  const slo = resolveSlo(objective, histogram);
  const gate = resolveCanaryGate({ kind: 'canary', steps: [10] }, { ...context, metrics: triton.metrics, slo });
  expect(gate.metrics.map(({ name }) => name)).toEqual(['availability']);
});
