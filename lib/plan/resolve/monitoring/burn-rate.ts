import type { Labels } from '../../types/labels';
import type { AlertPlan, RecordingRulePlan } from '../../types/monitoring';

/** A burn rate that the error ratio must exceed over a long and a short window. */
interface BurnRate {
  readonly factor: number;
  readonly long: string;
  readonly short: string;
  readonly for: string;
  readonly severity: 'page' | 'ticket';
  /** Share of the 30-day budget that this rate spends in the long window. */
  readonly spent: string;
}

/**
 * Source: Google SRE Workbook, chapter 5, table 5-6; the fourth pair of windows and the `for` durations are those of
 * prometheus-operator/kube-prometheus; read 2026-11-23.
 */
const burnRates: readonly BurnRate[] = [
  { factor: 14.4, long: '1h', short: '5m', for: '2m', severity: 'page', spent: '2%' },
  { factor: 6, long: '6h', short: '30m', for: '15m', severity: 'page', spent: '5%' },
  { factor: 3, long: '1d', short: '2h', for: '1h', severity: 'ticket', spent: '10%' },
  { factor: 1, long: '3d', short: '6h', for: '3h', severity: 'ticket', spent: '10%' },
];

/** Minimum number of bad requests in the long window. Below it no alert fires, whatever their share. */
const minBadRequests = 5;

/** All windows of the pairs above, shortest first. */
const windows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];

/** A service-level indicator: the total and the bad requests of a service. */
export interface Indicator {
  /** `availability` or `latency`. */
  readonly name: string;
  readonly service: string;
  readonly labels: Labels;
  /** Share of requests that may be bad. */
  readonly errorBudget: number;
  /** Rate of bad requests over a window such as `5m`. Can be empty. */
  bad(window: string): string;
  /** Rate of all requests over a window. Can be empty. */
  total(window: string): string;
  /** What a bad request did, for people: `failed`. */
  readonly meaning: string;
}

/** Ratio of bad requests over each window. Without traffic it is 0, not empty. */
export function burnRateRecordings(indicator: Indicator): readonly RecordingRulePlan[] {
  return windows.flatMap((window) => [
    {
      record: errorRatio(indicator, window),
      expr: `(${indicator.bad(window)} or vector(0)) / clamp_min(${indicator.total(window)} or vector(0), 1e-9)`,
      labels: indicator.labels,
    },
  ]);
}

/**
 * One alert for each pair of windows whose threshold is below 100%: with an error budget of 10%, a burn rate of 14.4 is
 * impossible. An alert needs {@link minBadRequests}: at ten requests an hour, one failure is not an outage, ten are.
 * Without traffic no alert fires.
 */
export function burnRateAlerts(indicator: Indicator, selector: string): readonly AlertPlan[] {
  return burnRates.flatMap((rate) => {
    const threshold = Number((rate.factor * indicator.errorBudget).toPrecision(6));
    if (threshold >= 1) return [];
    const above = (window: string) => `${errorRatio(indicator, window)}${selector} > ${threshold}`;
    return {
      // The window is part of the name: two firing alerts with the same name and labels would write the same series.
      alert: `${titleOf(indicator.name)}ErrorBudgetBurn${rate.long}`,
      expr: [
        above(rate.long),
        above(rate.short),
        `(${indicator.bad(rate.long)} * ${secondsOf(rate.long)}) >= ${minBadRequests}`,
      ].join('\nand on() '),
      for: rate.for,
      severity: rate.severity,
      summary: `${indicator.service}: ${indicator.name} error budget burn rate is above ${rate.factor}`,
      description:
        `More than ${Number((threshold * 100).toPrecision(3))}% of requests ${indicator.meaning} over the last ${rate.long} and the last ${rate.short}. ` +
        `At this rate ${rate.spent} of the 30-day error budget is spent in ${rate.long}. ` +
        'Check the dashboard and the server logs. If it began with a rollout, revert the model version in the definition.',
    };
  });
}

/** Name of the recorded ratio: `model_service:availability_errors:ratio_rate5m`. */
function errorRatio({ name }: Indicator, window: string): string {
  return `model_service:${name}_errors:ratio_rate${window}`;
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function secondsOf(window: string): number {
  const units: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86400 };
  return Number(window.slice(0, -1)) * (units[window.slice(-1)] ?? 1);
}
