import type { CanaryRolloutSpec } from '../../../definition/rollout';
import { parseDuration } from '../../../units/duration';
import { percent } from '../../../units/percent';
import type { RuntimeMetrics } from '../../runtimes/runtime';
import type { CanaryGatePlan, CanaryMetricPlan } from '../../types/canary-gate';
import type { SloPlan } from '../../types/monitoring';
import { badShareAt, slowBurnRate } from './burn-rates';
import { revisionSeries } from './series';
import { countOf, indicatorsOf, type Sli } from './sli';

/** What the gate of a rollout depends on, besides its definition. */
export interface GateContext {
  readonly name: string;
  readonly namespace: string;
  /** Absent without an objective, which a rule reports. */
  readonly slo: SloPlan | undefined;
  readonly metrics: RuntimeMetrics;
  readonly prometheusAddress: string;
}

/** Probability that the sample contains a bad request if the error budget burns at the lowest rate that pages. */
const probability = 0.95;

/** Standard deviations above the error budget that count as chance. */
const deviations = 3;

/** Minimum number of requests for any objective. */
const minRequests = 30;

/** The scrape interval. A shorter one would see the same samples. */
const minIntervalSeconds = 15;
const maxIntervalSeconds = 60;

/** What the definition of a rollout says about its analysis. */
type AnalysedSpec = Pick<CanaryRolloutSpec, 'watch' | 'withoutTraffic'>;

/** Length of one analysis, in whole seconds. */
export function watchSeconds({ watch = '10m' }: Pick<AnalysedSpec, 'watch'>): number {
  return Math.ceil(parseDuration(watch) / 1000);
}

/**
 * The number of requests from which a revision is judged, by the objective of the service.
 */
export function minimumSampleOf(context: GateContext): number {
  return Math.max(minRequests, ...indicators(context).map(({ errorBudget }) => sampleFor(errorBudget)));
}

/**
 * The analysis of a new revision, from the objective of the service.
 *
 * @param watch Length of the analysis in seconds.
 */
export function resolveCanaryGate(
  spec: Pick<AnalysedSpec, 'withoutTraffic'>,
  watch: number,
  context: GateContext,
): CanaryGatePlan {
  const tenth = Math.floor(watch / 10);
  const intervalSeconds = Math.min(watch, Math.max(minIntervalSeconds, Math.min(maxIntervalSeconds, tenth)));
  const slis = indicators(context);
  const minimumSample = minimumSampleOf(context);
  const metrics = slis.map((sli) => judge(sli, minimumSample));
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
            ...boundReasons(slis, minimumSample),
            sampleReason(minimumSample),
            'a revision whose server restarts is aborted at once; without kube-state-metrics the analysis is inconclusive',
          ],
  };
}

/** Only the server's own metrics tell its revisions apart; a gateway measures all of them together. */
function indicators({ name, namespace, slo, metrics }: GateContext): readonly Sli[] {
  if (!slo) return [];
  const histogram = metrics.latency.kind === 'histogram' ? metrics.latency : undefined;
  return indicatorsOf(slo, { metrics, histogram, series: revisionSeries({ name, namespace }, '{{args.canary-hash}}') });
}

/**
 * Restarts counted by kube-state-metrics, which has a series for every container. The name of a pod begins with the name of its Rollout and the hash of its
 * revision.
 * Source: kubernetes/kube-state-metrics, docs/metrics/workload/pod-metrics.md, 2026-11.
 */
function restartsOf({ name, namespace }: GateContext): string {
  const pods = `namespace="${namespace}",pod=~"${name}-{{args.canary-hash}}-[a-z0-9]+"`;
  return `sum(kube_pod_container_status_restarts_total{${pods}})`;
}

function judge(sli: Sli, minimumSample: number): CanaryMetricPlan {
  const { name, errorBudget } = sli;
  return { name, query: counts(sli), maxBadShare: boundFor(errorBudget, minimumSample) };
}

/**
 * The smallest number of requests of which at least one is bad with 95% probability at a burn rate of 6:
 * 1 - (1 - share)^n >= 0.95. Source: the binomial distribution; about 3 / share, the "rule of three" (Hanley and
 * Lippman-Hand, JAMA 249, 1983).
 */
function sampleFor(errorBudget: number): number {
  const share = badShareAt(slowBurnRate, errorBudget);
  return Math.ceil(Math.log(1 - probability) / Math.log(1 - share));
}

/**
 * Maximum share of bad requests that passes: three standard deviations of the binomial distribution above the error
 * budget, which a revision that just meets the objective can reach by chance in the minimum sample. It never exceeds a
 * burn rate of 6, so no revision passes that would page.
 */
function boundFor(errorBudget: number, minimumSample: number): number {
  const chance = deviations * Math.sqrt((errorBudget * (1 - errorBudget)) / minimumSample);
  return Number(Math.min(slowBurnRate * errorBudget, errorBudget + chance).toPrecision(4));
}

function boundReasons(slis: readonly Sli[], minimumSample: number): readonly string[] {
  return slis.map(
    ({ name, errorBudget }) =>
      `${name}: the error budget is ${percent(errorBudget)}, and up to ${percent(boundFor(errorBudget, minimumSample))} of ${minimumSample} requests can be bad by chance`,
  );
}

function sampleReason(minimumSample: number): string {
  return `of ${minimumSample} requests at least one is bad with ${percent(probability)} probability at a burn rate of ${slowBurnRate}, the lowest rate that pages`;
}

/**
 * Total and bad requests, the larger number first. The counters are read as they are, because those of a new revision
 * start at 0. A rate would lose the first sample of each series, which can contain most of the few failures.
 */
function counts(sli: Sli): string {
  return [
    'sort_desc(',
    `  label_replace(${sli.total(countOf)} or vector(0), "count", "requests", "", "")`,
    '  or',
    `  label_replace(${sli.bad(countOf)} or vector(0), "count", "bad", "", "")`,
    ')',
  ].join('\n');
}
