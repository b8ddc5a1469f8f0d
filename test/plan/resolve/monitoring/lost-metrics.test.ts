import fc from 'fast-check';
import { checkModelPlatform, checkParsed } from '../../../../lib/plan/plan';
import { metricsIn } from '../../../../lib/plan/resolve/monitoring/lost-metrics';
import { alertKinds } from '../../../../lib/plan/resolve/monitoring/monitoring';
import type { AlertPlan, MonitoringAlertsPlan } from '../../../../lib/plan/types/monitoring';
import type { ModelPlatformPlan } from '../../../../lib/plan/types/platform';
import { anyDefinition } from '../../../fixtures/any-definition';
import { definition, existingDefinition, withService } from '../../../fixtures/definition';
import { planOf } from '../../../fixtures/plan-of';
import { trainingJob } from '../../../fixtures/training';
import { planOfVariant, scenarios } from '../../../snapshots/scenarios';

function monitoringOf({ monitoring }: ModelPlatformPlan): MonitoringAlertsPlan {
  if (!monitoring) throw new Error('the plan has no alerts of the platform');
  return monitoring;
}

function alertOf(plan: ModelPlatformPlan, name: string): AlertPlan | undefined {
  return plan.monitoring?.alerts.find(({ alert }) => alert === name);
}

const rolled = planOf(definition());
const canary = planOf(
  withService(definition(), {
    model: { name: 'churn', version: 'v2', previous: 'v1' },
    rollout: { kind: 'canary', steps: [50] },
  }),
);

test('a lost kube-state-metrics is reported by the metrics that the alerts of workloads use', () => {
  expect(alertOf(rolled, 'KubeStateMetricsMissing')).toMatchObject({
    expr: 'absent(kube_deployment_status_replicas_available{job!~".+/.+"})',
    description: expect.stringContaining('NoReadyReplicas, ReplicasInOneZone, ReplicasOnOneNode, RolloutStalled'),
  });
  const training = planOf({ ...definition(), training: { fit: trainingJob } });
  expect(alertOf(training, 'KubeStateMetricsMissing')?.expr).toBe(
    [
      'absent(kube_deployment_status_replicas_available{job!~".+/.+"})',
      'or absent(kube_job_status_active{job!~".+/.+"})',
      'or absent(kube_pod_status_scheduled{job!~".+/.+"})',
    ].join('\n'),
  );
});

test('lost metrics of Argo Rollouts are reported if a service depends on them', () => {
  expect(alertOf(rolled, 'ArgoRolloutsMetricsMissing')).toBeUndefined();
  expect(alertOf(canary, 'ArgoRolloutsMetricsMissing')?.expr).toBe('absent(rollout_info{job!~".+/.+"})');
});

test('lost metrics of a gateway page, because objectives depend on them', () => {
  expect(alertOf(rolled, 'GatewayMetricsMissing')).toMatchObject({
    severity: 'page',
    expr: 'absent(up{job="acme-gateways/internal"})\nor max by (job) (up{job="acme-gateways/internal"}) == 0',
    description: expect.stringContaining('ranking/churn'),
  });
});

test('lost metrics of some proxies of a gateway are reported', () => {
  const up = 'up{job="acme-gateways/internal"}';
  expect(alertOf(rolled, 'GatewayMetricsIncomplete')).toMatchObject({
    severity: 'ticket',
    for: '15m',
    expr: `count by (job) (${up} == 1) < count by (job) (${up})`,
  });
});

test('a gateway without an objective has no such alert', () => {
  const { slo: _, ...churn } = definition().services?.churn ?? ({} as never);
  const plan = planOf({ ...definition(), services: { churn } });
  expect(alertOf(plan, 'GatewayMetricsMissing')).toBeUndefined();
  expect(alertOf(plan, 'KubeStateMetricsMissing')).toBeDefined();
});

describe('the namespace of the alerts', () => {
  const trains = { gateways: {}, services: {}, models: {}, buckets: {}, training: { fit: trainingJob } };

  test('is that of the Prometheus that the platform installs', () => {
    expect(monitoringOf(planOf(definition())).namespace).toBe('monitoring');
    const moved = { ...definition(), addOns: { 'kube-prometheus-stack': { namespace: 'metrics' } } };
    expect(monitoringOf(planOf(moved)).namespace).toBe('metrics');
    expect(rolled.namespaces.map(({ name }) => name)).toEqual(['acme-gateways']);
    expect(planOf({ ...definition(), ...trains }).namespaces).toEqual([]);
  });

  test('is that of the gateways for another Prometheus, also without a gateway', () => {
    const prometheus = {
      kind: 'existing',
      namespace: 'metrics',
      address: 'http://prometheus.metrics.svc:9090',
    } as const;
    const plan = planOf({ ...definition(), ...trains, monitoring: { prometheus } });
    expect(monitoringOf(plan).namespace).toBe('acme-gateways');
    expect(plan.namespaces.map(({ name }) => name)).toEqual(['acme-gateways']);
  });

  test('is that of the gateways if Prometheus shares the namespace of a team', () => {
    const shared = { ...definition(), addOns: { 'kube-prometheus-stack': { namespace: 'ranking' } } };
    expect(monitoringOf(checkParsed(shared, {}).plan).namespace).toBe('acme-gateways');
  });

  test('is one that the project of the Application permits', () => {
    for (const plan of [planOf(definition()), rolled]) {
      const [application] = plan.delivery?.applications.filter(({ name }) => name === 'acme-platform') ?? [];
      expect(application?.project.namespaces).toContain(monitoringOf(plan).namespace);
    }
  });
});

test('a platform without workloads has none', () => {
  const { monitoring, namespaces } = planOf({ ...definition(), gateways: {}, services: {}, models: {}, buckets: {} });
  expect([monitoring, namespaces]).toEqual([undefined, []]);
});

test('the rules have the labels that an existing Prometheus requires', () => {
  const prometheus = {
    kind: 'existing',
    namespace: 'metrics',
    address: 'http://prometheus.metrics.svc:9090',
    selectorLabels: { release: 'monitoring' },
  } as const;
  const base = existingDefinition();
  const plan = planOf({ ...base, monitoring: { prometheus } });
  expect(monitoringOf(plan).labels).toMatchObject({ release: 'monitoring' });
});

/** Metrics of servers. The alert MetricsMissing of their service reports their loss. */
const ofServers = /^(rest_server_|nv_inference_|vllm:|http_requests_)/;

test.each(scenarios.map(({ name, variants: [variant] }) => [name, variant] as const))(
  'every metric of an alert of the example %s is reported when it is lost',
  (_, variant) => {
    const plan = planOfVariant(variant);
    const watched = (plan.monitoring?.alerts ?? []).flatMap(({ expr }) => [...expr.matchAll(/absent\((\w+)\{job!~/g)]);
    const prefixes = watched.map(([, metric = '']) => metric.slice(0, metric.indexOf('_') + 1));
    const gateways = plan.monitoring?.alerts.some(({ alert }) => alert === 'GatewayMetricsMissing');
    const services = Object.values(plan.services).flatMap(({ monitoring: { alerts, recordings } }) => {
      const recorded = recordings.map(({ record }) => record);
      return [...recordings, ...alerts]
        .flatMap(({ expr }) => metricsIn(expr))
        .filter((each) => !recorded.includes(each) && !ofServers.test(each));
    });
    const training = Object.values(plan.training).flatMap((job) =>
      job.alerts.alerts.flatMap(({ expr }) => metricsIn(expr)),
    );
    // The state of the target, and the metrics of one target that TrainingCheckpointUnknown reports.
    const reported = ['up', 'model_platform_checkpoint_timestamp_seconds', 'model_platform_checkpoint_folder_bytes'];
    const missing = [...new Set([...services, ...training])].filter(
      (each) =>
        !reported.includes(each) &&
        !prefixes.some((prefix) => each.startsWith(prefix)) &&
        !(gateways && each.startsWith('envoy_')),
    );
    expect(missing).toEqual([]);
  },
);

/** Names of the alerts of all workloads that depend on metrics with a prefix. */
function dependentOn(prefix: string, { services, training }: ModelPlatformPlan): readonly string[] {
  const alerts = [
    ...Object.values(services).flatMap(({ monitoring }) => monitoring.alerts),
    ...Object.values(training).flatMap((job) => job.alerts.alerts),
  ];
  const dependent = alerts.filter(
    ({ expr }) => !expr.startsWith('absent(') && metricsIn(expr).some((metric) => metric.startsWith(prefix)),
  );
  return [...new Set(dependent.map(({ alert }) => alert))].sort();
}

test('the alerts name those of all workloads, of which many differ only in their names', () => {
  fc.assert(
    fc.property(anyDefinition, (random) => {
      const { plan } = checkModelPlatform(random);
      if (!plan) return;
      for (const [alert, prefix] of [
        ['KubeStateMetricsMissing', 'kube_'],
        ['ArgoRolloutsMetricsMissing', 'rollout_'],
      ] as const) {
        const text = alertOf(plan, alert)?.description ?? 'cannot fire: .';
        expect(/cannot fire: ([^.]*)\./.exec(text)?.[1]).toBe(dependentOn(prefix, plan).join(', '));
      }
    }),
    { numRuns: 50 },
  );
});

test('services with the same kinds of alerts have alerts and metrics with the same names', () => {
  const seen = new Map<string, string>();
  const namesOf = ({ alert, expr }: AlertPlan) => [alert, [...new Set(metricsIn(expr))].sort()];
  const plans = [
    rolled,
    canary,
    ...scenarios.flatMap(({ variants }) => variants.map((variant) => planOfVariant(variant))),
  ];
  for (const { monitoring } of plans.flatMap(({ services }) => Object.values(services))) {
    const kinds = alertKinds(monitoring) ?? '';
    const names = JSON.stringify(monitoring.alerts.map(namesOf));
    expect(seen.get(kinds) ?? names).toBe(names);
    seen.set(kinds, names);
  }
  expect(seen.size).toBeGreaterThan(1);
});
