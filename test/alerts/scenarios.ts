import type { AlertPlan } from '../../lib/plan/types/monitoring';
import type { ModelServicePlan } from '../../lib/plan/types/service';
import type { InputSeries, RuleTest } from './promtool';
import {
  endpointSeries,
  forgedSeries,
  gatewaySeries,
  type Phase,
  placedSeries,
  replicaSeries,
  serverSeries,
  targetSeries,
} from './series';

/** Source: Google SRE Workbook, chapter 5, and kube-prometheus; independent of the planner. */
const burnRates = [
  { factor: 14.4, long: 60, short: 5, pending: 2, title: '1h' },
  { factor: 6, long: 360, short: 30, pending: 15, title: '6h' },
  { factor: 3, long: 1440, short: 120, pending: 60, title: '1d' },
  { factor: 1, long: 4320, short: 360, pending: 180, title: '3d' },
] as const;

/** Requests per minute. */
const traffic = 600;

/** Minutes until every alert on a constant burn rate fires: the longest `for` is three hours. */
const settled = 200;

type Kind = 'failed' | 'slow';
type At = 'server' | 'gateway';

interface Objective {
  readonly kind: Kind;
  readonly title: 'Availability' | 'Latency';
  readonly budget: number;
  readonly places: readonly At[];
}

/** The objectives of a service, and where its clients are counted. */
export function objectivesOf({ monitoring: { slo }, routes, runtime }: ModelServicePlan): readonly Objective[] {
  if (!slo) return [];
  const gateway: readonly At[] = routes.length > 0 ? ['gateway'] : [];
  const { latency } = slo;
  const latencyPlaces: readonly At[] = [
    ...(runtime === 'triton' ? gateway : (['server'] as const)),
    ...(latency?.gatewayBucketSeconds === undefined ? [] : gateway),
  ];
  return [
    { kind: 'failed', title: 'Availability', budget: slo.errorBudget, places: ['server', ...gateway] },
    ...(latency && latencyPlaces.length > 0
      ? [{ kind: 'slow' as const, title: 'Latency' as const, budget: latency.errorBudget, places: latencyPlaces }]
      : []),
  ];
}

function share(kind: Kind | 'broken', ratio: number, minutes: number): Phase {
  return { minutes, good: traffic * (1 - ratio), [kind]: traffic * ratio };
}

/** Series of a service with other traffic at one place. */
function seriesWith(service: ModelServicePlan, at: At | 'both', phases: readonly Phase[]): readonly InputSeries[] {
  const minutes = phases.reduce((sum, phase) => sum + phase.minutes, 0);
  const good: readonly Phase[] = [{ minutes, good: traffic }];
  return [
    ...serverSeries(service, at === 'gateway' ? good : phases),
    ...gatewaySeries(service, at === 'server' ? good : phases),
    ...targetSeries(service, minutes),
    ...replicaSeries(service, minutes),
  ];
}

function firing(
  { name, namespace }: Pick<ModelServicePlan, 'name' | 'namespace'>,
  minute: number,
  alerts: readonly string[],
) {
  return {
    expr: `count by (alertname) (ALERTS{alertstate="firing",namespace="${namespace}",service="${name}"})`,
    eval_time: `${minute}m`,
    exp_samples: [...alerts].sort().map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
  };
}

function test(name: string, series: readonly InputSeries[], expected: RuleTest['promql_expr_test']): RuleTest {
  return { name, interval: '1m', input_series: series, promql_expr_test: expected };
}

/** On both sides of each threshold of each objective, at each place: exactly the alerts fire whose threshold is exceeded. */
export function thresholdTests(service: ModelServicePlan): readonly RuleTest[] {
  return objectivesOf(service).flatMap(({ kind, title, budget, places }) =>
    places.flatMap((at) =>
      burnRates.flatMap(({ factor }) =>
        [0.9, 1.1]
          .map((side) => side * factor * budget)
          .filter((ratio) => ratio < 1)
          .map((ratio) => {
            const alerts = burnRates.filter((rate) => rate.factor * budget < Math.min(ratio, 1));
            return test(
              `${service.name}: ${ratio} ${kind} at the ${at}`,
              seriesWith(service, at, [share(kind, ratio, settled + 1)]),
              [
                firing(
                  service,
                  settled,
                  alerts.map((rate) => `${title}ErrorBudgetBurn${rate.title}`),
                ),
              ],
            );
          }),
      ),
    ),
  );
}

/** Minutes between two samples, and between two evaluations, where days are tested. */
const coarse = { sample: 2, evaluation: 10 } as const;

/** One burn rate and the rules that it consists of. */
export interface WindowTest {
  readonly test: RuleTest;
  readonly every: string;
  /** Whether a rule belongs to the alert: its recordings over both windows, and itself. */
  needs(rule: { readonly alert?: string; readonly record?: string }): boolean;
}

/**
 * Both windows of each alert: it does not fire if only the short window exceeds the threshold, fires if both do, and stops
 * as soon as the short window is below, while the long window is still above.
 */
export function windowTests(service: ModelServicePlan): readonly WindowTest[] {
  const [{ title, budget, kind } = none] = objectivesOf(service);
  return burnRates
    .filter(({ factor }) => factor * budget * 1.5 < 1)
    .map(({ factor, long, short, pending, title: window }) => {
      const step = long > 60 ? coarse : { sample: 1, evaluation: 1 };
      const samples = (minutes: number) => Math.ceil(minutes / step.evaluation) * (step.evaluation / step.sample);
      const bad = (minutes: number) => share(kind, 1.5 * factor * budget, samples(minutes));
      const good = (minutes: number): Phase => ({ minutes: samples(minutes), good: traffic });
      const phases = [good(long), bad(short + pending + 2), good(long), bad(long), good(short + 10)];
      const ends = phases.map((_, index) => phases.slice(0, index + 1).reduce((sum, { minutes }) => sum + minutes, 0));
      const [, endOfBurst = 0, , endOfBad = 0, end = 0] = ends;
      const alert = `${title}ErrorBudgetBurn${window}`;
      const query = (sample: number, fires: boolean) => ({
        expr: `count(ALERTS{alertstate="firing",alertname="${alert}",service="${service.name}"})`,
        eval_time: `${sample * step.sample - step.evaluation}m`,
        exp_samples: fires ? [{ labels: '{}', value: 1 }] : [],
      });
      const queries = [query(endOfBurst, false), query(endOfBad, true), query(end, false)];
      const windows = burnRates.find((rate) => rate.title === window);
      const suffixes = windows ? [windows.title, titleOf(windows.short)] : [];
      return {
        test: {
          ...test(`${service.name}: windows of ${alert}`, seriesWith(service, 'server', phases), queries),
          interval: `${step.sample}m`,
        },
        every: `${step.evaluation}m`,
        needs: ({ alert: name, record = '' }) =>
          name === alert ||
          suffixes.some((suffix) => record === `model_service:${title.toLowerCase()}_errors:ratio_rate${suffix}`),
      };
    });
}

function titleOf(minutes: number): string {
  return minutes < 60 ? `${minutes}m` : `${minutes / 60}h`;
}

const none = { title: 'Availability', budget: 1, kind: 'failed' } as const;

/** Zones and nodes of ready replicas, and the alerts on them. */
const spreadSituations: readonly {
  readonly name: string;
  readonly at: readonly string[];
  readonly alerts: readonly string[];
}[] = [
  { name: 'two replicas in two zones', at: ['a/1', 'b/2'], alerts: [] },
  { name: 'two replicas on two nodes of a zone', at: ['a/1', 'a/2'], alerts: ['ReplicasInOneZone'] },
  { name: 'two replicas on a node', at: ['a/1', 'a/1'], alerts: ['ReplicasInOneZone', 'ReplicasOnOneNode'] },
  { name: 'two replicas on a node without a zone', at: ['/1', '/1'], alerts: ['ReplicasOnOneNode'] },
  { name: 'one replica', at: ['a/1'], alerts: [] },
];

/** Situations that are not a bad share of requests. */
export function otherTests(service: ModelServicePlan): readonly RuleTest[] {
  const has = (alert: string) => service.monitoring.alerts.some((each: AlertPlan) => each.alert === alert);
  const good: readonly Phase[] = [{ minutes: settled + 1, good: traffic }];
  const idle: readonly Phase[] = [{ minutes: settled + 1, good: 0 }];
  const restarts: readonly Phase[] = Array.from({ length: 21 }, () => ({ minutes: 10, good: traffic, resets: true }));
  const minutes = settled + 1;
  const [availability] = objectivesOf(service);
  const pages = availability ? burnRates.filter(({ factor }) => factor * availability.budget < 0.9) : [];
  const burning = pages.map(({ title }) => `AvailabilityErrorBudgetBurn${title}`);
  const named = (name: string, series: readonly InputSeries[], alerts: readonly string[]) =>
    test(`${service.name}: ${name}`, series, [firing(service, settled, alerts)]);
  return [
    named('good requests only', seriesWith(service, 'both', good), []),
    named('no requests', seriesWith(service, 'both', idle), []),
    named(
      'pods of another team export failures under the names of the gateway and of Argo Rollouts',
      [...seriesWith(service, 'both', good), ...forgedSeries(service, [share('failed', 0.9, minutes)])],
      [],
    ),
    named(
      'no request since the start, so that no counter exists',
      [
        ...serverSeries(service, idle).slice(0, 1),
        ...targetSeries(service, minutes),
        ...replicaSeries(service, minutes),
      ],
      [],
    ),
    named('counters start again every ten minutes', seriesWith(service, 'both', restarts), []),
    named(
      'counters start again while requests fail',
      seriesWith(
        service,
        'server',
        restarts.map((phase) => ({ ...phase, ...share('failed', 0.9, 10) })),
      ),
      burning,
    ),
    named(
      'ten requests an hour, of which one fails',
      seriesWith(
        service,
        'both',
        Array.from({ length: 4 }, (_, index) => ({
          minutes: 60,
          good: (index === 3 ? 9 : 10) / 60,
          failed: index === 3 ? 1 / 60 : 0,
        })),
      ),
      [],
    ),
    named(
      'the servers are not scraped',
      [...gatewaySeries(service, good), ...targetSeries(service, minutes, 0), ...replicaSeries(service, minutes)],
      ['MetricsMissing'],
    ),
    named(
      'the servers are scraped and have other metrics',
      [...gatewaySeries(service, good), ...targetSeries(service, minutes), ...replicaSeries(service, minutes)],
      ['MetricsMissing'],
    ),
    named('the servers are not scraped, and kube-state-metrics is lost too', targetSeries(service, minutes, 0), [
      'MetricsMissing',
    ]),
    named(
      'one of two servers is not scraped',
      [
        ...serverSeries(service, good),
        ...gatewaySeries(service, good),
        ...targetSeries(service, minutes, 1),
        ...replicaSeries(service, minutes),
      ],
      ['MetricsIncomplete'],
    ),
    named(
      'no replica is ready',
      [...targetSeries(service, minutes, 0), ...replicaSeries(service, minutes, 0)],
      ['NoReadyReplicas'],
    ),
    ...spreadSituations.map(({ name, at, alerts }) =>
      named(
        name,
        [
          ...serverSeries(service, good),
          ...gatewaySeries(service, good),
          ...targetSeries(service, minutes),
          ...placedSeries(service, minutes, at),
        ],
        alerts.filter(has),
      ),
    ),
    named(
      'replicas on one node for less than half an hour',
      [
        ...serverSeries(service, good),
        ...gatewaySeries(service, good),
        ...targetSeries(service, minutes),
        ...placedSeries(service, minutes, ['a/1']),
        ...endpointSeries(service, minutes, ['a/1', 'b/2'])
          .slice(1)
          .map((each) => ({ ...each, values: `1x${settled - 20} _x20` })),
        ...endpointSeries(service, minutes, ['a/1', 'a/1'])
          .slice(1)
          .map((each) => ({ ...each, values: `_x${settled - 20} 1x20` })),
      ],
      [],
    ),
    ...(service.runtime === 'vllm'
      ? (['server', ...(service.routes.length > 0 ? (['gateway'] as const) : [])] as const).map((at) =>
          named(
            `answers fail after the first byte, seen at the ${at}`,
            seriesWith(service, at, [share('broken', 0.9, minutes)]),
            burning,
          ),
        )
      : []),
  ].filter(({ promql_expr_test: [{ exp_samples } = { exp_samples: [] }] }) =>
    exp_samples.every(({ labels }) => has(labels.slice('{alertname="'.length, -2))),
  );
}
