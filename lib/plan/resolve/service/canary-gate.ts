import type { CanaryRolloutSpec } from '../../../definition/rollout';
import { parseDuration } from '../../../units/duration';
import type { RuntimeMetrics } from '../../runtimes/runtime';
import type { CanaryGatePlan, CanaryMetricPlan } from '../../types/canary-gate';
import type { SloPlan } from '../../types/monitoring';
import { revisionSeries } from './series';

/** What a gate is made from. */
export interface GateContext {
  readonly name: string;
  readonly namespace: string;
  /** Absent where there is no objective, which a rule finds. */
  readonly slo: SloPlan | undefined;
  readonly metrics: RuntimeMetrics;
  readonly prometheusAddress: string;
}

/**
 * The budget burns so much faster than it lasts where somebody is called: no version must pass that would then wake people.
 * Source: Google SRE Workbook, chapter 5, table 5-6, read 2026-11-23.
 */
const burnRate = 6;

/** How sure it must be that a bad request shows in the sample where the budget burns so fast. */
const probability = 0.95;

/** Standard deviations above the budget that are taken for chance. */
const deviations = 3;

/** Below so few requests a share is an accident, however generous the objective. */
const minRequests = 30;

/** A pod is measured every 15 seconds, so more often there is nothing new to see. */
const minIntervalSeconds = 15;
const maxIntervalSeconds = 60;

/** How long each step is watched, in whole seconds. */
export function watchSeconds({ watch = '10m' }: CanaryRolloutSpec): number {
  return Math.ceil(parseDuration(watch) / 1000);
}

/** What a version on trial is held against, from the objective of the service. */
export function resolveCanaryGate(spec: CanaryRolloutSpec, context: GateContext): CanaryGatePlan {
  const watch = watchSeconds(spec);
  const tenth = Math.floor(watch / 10);
  const intervalSeconds = Math.min(watch, Math.max(minIntervalSeconds, Math.min(maxIntervalSeconds, tenth)));
  const indicators = context.slo ? indicatorsOf(context.slo, context) : [];
  const minimumSample = Math.max(minRequests, ...indicators.map(({ errorBudget }) => sampleFor(errorBudget)));
  const metrics = indicators.map((indicator) => judge(indicator, minimumSample));
  return {
    name: context.name,
    serverAddress: context.prometheusAddress,
    intervalSeconds,
    count: Math.max(1, Math.floor(watch / intervalSeconds)),
    minimumSample,
    withoutTraffic: spec.withoutTraffic ?? 'wait',
    metrics,
    restarts: restartsOf(context),
    why:
      metrics.length === 0
        ? []
        : [
            ...boundReasons(indicators, minimumSample),
            sampleReason(minimumSample),
            'a version whose server ends and starts again is taken back at once',
          ],
  };
}

interface GateIndicator {
  readonly name: string;
  /** Share of requests that the objective lets be bad. */
  readonly errorBudget: number;
  /** Sums of the version on trial. */
  readonly requests: string;
  readonly bad: string;
}

/** Only the server itself tells its versions apart: what a gateway measures is of all of them. */
function indicatorsOf(slo: SloPlan, { name, namespace, metrics }: GateContext): readonly GateIndicator[] {
  const series = revisionSeries({ name, namespace }, '{{args.canary-hash}}');
  const availability: GateIndicator = {
    name: 'availability',
    errorBudget: slo.errorBudget,
    requests: total(metrics.requests(series)),
    bad: total(metrics.failures(series)),
  };
  const { latency } = metrics;
  if (!slo.latency || latency.kind === 'none') return [availability];
  const answered = total(latency.answered(series));
  const within = total(latency.answeredWithin(series, slo.latency.bucketSeconds));
  return [
    availability,
    {
      name: 'latency',
      errorBudget: slo.latency.errorBudget,
      requests: answered,
      bad: `clamp_min((${answered}) - (${within}), 0)`,
    },
  ];
}

/**
 * Restarts as kube-state-metrics counts them. A pod of a Rollout is called after it and the hash of its template.
 * Source: kubernetes/kube-state-metrics, docs/metrics/workload/pod-metrics.md, 2026-11.
 */
function restartsOf({ name, namespace }: GateContext): string {
  const pods = `namespace="${namespace}",pod=~"${name}-{{args.canary-hash}}-[a-z0-9]+"`;
  return `sum(kube_pod_container_status_restarts_total{${pods}}) or vector(0)`;
}

function judge({ name, errorBudget, requests, bad }: GateIndicator, minimumSample: number): CanaryMetricPlan {
  return { name, query: counts(requests, bad), maxBadShare: boundFor(errorBudget, minimumSample) };
}

/**
 * The fewest requests of which at least one is bad with 95% probability where the budget burns 6 times too fast:
 * 1 - (1 - share)^n >= 0.95. Where even all requests would not burn it so fast, the share is half of what lies between the
 * budget and all requests. Source: the binomial distribution; about 3 / share, the "rule of three" (Hanley and
 * Lippman-Hand, JAMA 249, 1983).
 */
function sampleFor(errorBudget: number): number {
  const share = Math.min(burnRate * errorBudget, (1 + errorBudget) / 2);
  return Math.ceil(Math.log(1 - probability) / Math.log(1 - share));
}

/**
 * Share of bad requests that still passes: what a version that just keeps the objective may show by chance among the
 * fewest requests, three standard deviations of the binomial distribution above the budget, and never more than what
 * burns the budget 6 times too fast.
 */
function boundFor(errorBudget: number, minimumSample: number): number {
  const chance = deviations * Math.sqrt((errorBudget * (1 - errorBudget)) / minimumSample);
  return Number(Math.min(burnRate * errorBudget, errorBudget + chance).toPrecision(4));
}

function boundReasons(indicators: readonly GateIndicator[], minimumSample: number): readonly string[] {
  return indicators.map(
    ({ name, errorBudget }) =>
      `${name}: the objective leaves ${percent(errorBudget)} bad, and up to ${percent(boundFor(errorBudget, minimumSample))} of ${minimumSample} requests may be chance`,
  );
}

function sampleReason(minimumSample: number): string {
  return `of ${minimumSample} requests at least one is bad with ${percent(probability)} probability where the budget burns ${burnRate} times too fast, which is when somebody is called`;
}

/**
 * Both numbers, the larger one first: bad requests are some of all requests. Counters are read as they stand, because a
 * new version's pods began at 0: a rate would lose what each series has at its first measurement, which of the few
 * failures that matter here may be most.
 */
function counts(requests: string, bad: string): string {
  return [
    'sort_desc(',
    `  label_replace(${requests}, "count", "requests", "", "")`,
    '  or',
    `  label_replace(${bad}, "count", "bad", "", "")`,
    ')',
  ].join('\n');
}

/** A sum that is 0 where nothing was counted yet. */
function total(counter: string): string {
  return `sum(${counter}) or vector(0)`;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))}%`;
}
