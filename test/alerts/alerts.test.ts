import { renderObjects } from '../../lib/manifests/render';
import type { ModelServicePlan } from '../../lib/plan/types/service';
import { planOfVariant, scenarios } from '../snapshots/scenarios';
import { type RuleGroup, type RuleTest, testRules } from './promtool';
import { otherTests, thresholdTests, windowTests } from './scenarios';
import { constant } from './series';

const plans = scenarios.map(({ name, variants: [variant] }) => ({ name, plan: planOfVariant(variant) }));

const ruleGroups = ({ plan }: (typeof plans)[number]): readonly RuleGroup[] =>
  renderObjects(plan)
    .filter(({ kind }) => kind === 'PrometheusRule')
    .flatMap(
      (object) => (object as unknown as { readonly spec: { readonly groups: readonly RuleGroup[] } }).spec.groups,
    );

let situations = 0;

function prove(groups: readonly RuleGroup[], tests: readonly RuleTest[], every?: string): void {
  expect(tests.length).toBeGreaterThan(0);
  expect(testRules(groups, tests, every)).toBe('');
  situations += tests.reduce((sum, each) => sum + each.promql_expr_test.length, 0);
}

afterAll(() => process.stderr.write(`alert rules in ${situations} situations: promtool agrees\n`));

/** The groups of one service or job. */
const groupsOf = (groups: readonly RuleGroup[], name: string) =>
  groups.filter((group) => [`${name}-recordings`, `${name}-alerts`].includes(group.name));

/** Services that differ in more than their names: the rules of two others are the same. */
function distinct(services: readonly ModelServicePlan[]): readonly ModelServicePlan[] {
  const keyOf = ({ runtime, rollout, routes, monitoring }: ModelServicePlan) =>
    JSON.stringify([runtime, rollout.kind, routes.length, monitoring.slo]);
  return [...new Map(services.map((service) => [keyOf(service), service])).values()];
}

describe.each(plans)('the rules of $name', (scenario) => {
  const groups = ruleGroups(scenario);
  const services = distinct(Object.values(scenario.plan.services));

  test('fire on exactly one side of each threshold', () => {
    for (const service of services.filter(({ monitoring }) => monitoring.slo)) {
      prove(groupsOf(groups, service.name), thresholdTests(service), '20m');
    }
  });

  test('ignore missing traffic and counter resets, and report lost metrics', () => {
    for (const service of services) prove(groupsOf(groups, service.name), otherTests(service));
  });

  test('report lost metrics of the programs that they depend on', () => {
    const alerts = scenario.plan.monitoring?.alerts ?? [];
    const platform = groups.filter((group) => group.rules.some(({ alert }) => alert === alerts[0]?.alert));
    const absent = alerts.flatMap(({ expr }) => [...expr.matchAll(/absent\(([^)]+)\)/g)].map(([, name = '']) => name));
    const ofNoTeam = 'job!~".+/.+"';
    const by = (job: string) => absent.map((name) => name.replace(ofNoTeam, `job="${job}"`));
    const query = (firing: readonly string[]) => ({
      expr: 'group by (alertname) (ALERTS{alertstate="firing"})',
      eval_time: '30m',
      exp_samples: [...new Set(firing)].sort().map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
    });
    const test = (name: string, present: readonly string[], firing: readonly string[]): RuleTest => ({
      name,
      interval: '1m',
      input_series: present.map((each) => constant(each, 1, 30)),
      promql_expr_test: [query(firing)],
    });
    expect(alerts).not.toEqual([]);
    prove(platform, [
      test('all metrics', by('exporter'), []),
      test(
        'metrics of exporters that only a team has',
        by('a-team/any-monitor'),
        alerts
          .filter(({ alert, expr }) => expr.includes(ofNoTeam) && alert !== 'GpuMetricsMissing')
          .map(({ alert }) => alert),
      ),
      test(
        'no metrics',
        [],
        alerts
          .filter(({ alert, expr }) => expr.includes('absent(') && alert !== 'GpuMetricsMissing')
          .map(({ alert }) => alert),
      ),
      test(
        'a running pod with a GPU, and no metrics',
        [
          'kube_pod_container_resource_requests{job="exporter",resource="nvidia_com_gpu",namespace="a-team",pod="a"}',
          'kube_pod_status_phase{job="exporter",phase="Running",namespace="a-team",pod="a"}',
        ],
        alerts.filter(({ expr }) => expr.includes('absent(')).map(({ alert }) => alert),
      ),
    ]);
  });

  test('report gateways of which no proxy, or only some, are scraped', () => {
    const gateways = Object.values(scenario.plan.gateways);
    const all = groups.filter(({ rules }) => rules.some(({ alert }) => alert === 'GatewayMetricsMissing'));
    const tests = gateways.flatMap(({ name, namespace }) =>
      (
        [
          [[1, 1]],
          [[1, 0], 'GatewayMetricsIncomplete'],
          [[0, 0], 'GatewayMetricsMissing'],
          [[], 'GatewayMetricsMissing'],
        ] as const
      ).map(
        ([proxies, alert]): RuleTest => ({
          name: `${name}: ${proxies.join(' and ')}`,
          interval: '1m',
          input_series: [
            constant('anything', 1, 30),
            ...gateways.flatMap((each) =>
              (each.name === name ? proxies : [1]).map((value, index) =>
                constant(`up{job="${each.namespace}/${each.name}",pod="proxy-${index}"}`, value, 30),
              ),
            ),
          ],
          promql_expr_test: [
            {
              expr: `count by (alertname) (ALERTS{alertstate="firing",alertname=~"Gateway.+",job="${namespace}/${name}"})`,
              eval_time: '30m',
              exp_samples: alert ? [{ labels: `{alertname="${alert}"}`, value: 1 }] : [],
            },
          ],
        }),
      ),
    );
    if (gateways.length > 0) prove(all, tests);
    expect(tests).toHaveLength(4 * gateways.length);
  });

  test('report a training run whose metrics are lost', () => {
    const runs = Object.values(scenario.plan.training).map((job): RuleTest => {
      const [found = ''] = job.alerts.alerts.flatMap(({ expr }) => /job_name="([^"]+)"/.exec(expr)?.[1] ?? []);
      const series = `{namespace="${job.namespace}",job_name="${found}"}`;
      const missing = (minute: number, fires: boolean) => ({
        expr: `count by (alertname) (ALERTS{alertstate="firing",service="${job.name}"})`,
        eval_time: `${minute}m`,
        exp_samples: fires ? [{ labels: '{alertname="TrainingMetricsMissing"}', value: 1 }] : [],
      });
      return {
        name: job.name,
        interval: '1m',
        input_series: [constant(`kube_job_status_active${series}`, 1, 60)],
        promql_expr_test: [missing(60, false), missing(100, true)],
      };
    });
    if (runs.length > 0) prove(groups, runs);
    expect(runs).toHaveLength(Object.keys(scenario.plan.training).length);
  });
});

test('each window of each burn rate decides, for every runtime', () => {
  const byRuntime = new Map(
    plans.flatMap((scenario) =>
      Object.values(scenario.plan.services)
        .filter(({ monitoring }) => monitoring.slo)
        .map((service) => [service.runtime, { scenario, service }] as const),
    ),
  );
  expect([...byRuntime.keys()].sort()).toEqual(['scikit-learn', 'triton', 'vllm']);
  for (const { scenario, service } of byRuntime.values()) {
    const own = groupsOf(ruleGroups(scenario), service.name);
    for (const { test: one, every, needs } of windowTests(service)) {
      const needed = own.map((group) => ({ ...group, rules: group.rules.filter(needs) }));
      expect(needed.flatMap(({ rules }) => rules)).toHaveLength(3);
      prove(needed, [one], every);
    }
  }
});

test('promtool reports a rule that fires where it should not', () => {
  const [first] = plans;
  const [service] = Object.values(first?.plan.services ?? {});
  if (!first || !service) throw new Error('the first example has no service');
  const broken = groupsOf(ruleGroups(first), service.name).map((group) => ({
    ...group,
    rules: group.rules.map((rule) => ({ ...rule, expr: rule.expr.replace(/> 0\.0144/g, '> 0.0005') })),
  }));
  expect(testRules(broken, thresholdTests(service), '20m')).toContain('FAILED');
});
