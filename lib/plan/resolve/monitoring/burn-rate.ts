import type { Labels } from '../../types/labels';
import type { AlertPlan, RecordingRulePlan } from '../../types/monitoring';

/** Two windows that must both burn the budget this much faster than it lasts. */
interface BurnRate {
  readonly factor: number;
  readonly long: string;
  readonly short: string;
  readonly for: string;
  readonly severity: 'page' | 'ticket';
  /** How much of the 30 days' budget is gone when it fires. */
  readonly spent: string;
}

/**
 * Source: Google SRE Workbook, chapter 5, table 5-6, with the fourth pair and the waiting times of
 * prometheus-operator/kube-prometheus; read 2026-11-23.
 */
const burnRates: readonly BurnRate[] = [
  { factor: 14.4, long: '1h', short: '5m', for: '2m', severity: 'page', spent: '2%' },
  { factor: 6, long: '6h', short: '30m', for: '15m', severity: 'page', spent: '5%' },
  { factor: 3, long: '1d', short: '2h', for: '1h', severity: 'ticket', spent: '10%' },
  { factor: 1, long: '3d', short: '6h', for: '3h', severity: 'ticket', spent: '10%' },
];

/** Bad requests in the long window below which nobody is called, whatever their share. */
const minBadRequests = 5;

/** Windows that any pair uses, shortest first. */
const windows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];

/** An indicator of a service: which of its requests count, and which of those were bad. */
export interface Indicator {
  /** `availability`, `latency`. */
  readonly name: string;
  readonly service: string;
  readonly labels: Labels;
  /** Share of requests that may be bad. */
  readonly errorBudget: number;
  /** Rate of bad requests over a window such as `5m`; may have no value. */
  bad(window: string): string;
  /** Rate of all requests over a window; may have no value. */
  total(window: string): string;
  /** What a bad request is, for people. */
  readonly meaning: string;
}

/** Shares of bad requests over all windows. Without traffic the share is 0, never missing. */
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
 * Alerts on every pair of windows whose threshold can be passed: where a tenth of the requests may fail, not even all
 * of them are 14.4 times too many. None fires on fewer bad requests than a few: with ten requests an hour, one failure
 * is not an outage, and ten are. Without traffic none fires at all.
 */
export function burnRateAlerts(indicator: Indicator, selector: string): readonly AlertPlan[] {
  return burnRates.flatMap((rate) => {
    const threshold = Number((rate.factor * indicator.errorBudget).toPrecision(6));
    if (threshold >= 1) return [];
    const above = (window: string) => `${errorRatio(indicator, window)}${selector} > ${threshold}`;
    return {
      // Rules of one name and the same labels would write the same series when both fire.
      alert: `${titleOf(indicator.name)}BudgetBurnsOver${rate.long}`,
      expr: [
        above(rate.long),
        above(rate.short),
        `(${indicator.bad(rate.long)} * ${secondsOf(rate.long)}) >= ${minBadRequests}`,
      ].join('\nand on() '),
      for: rate.for,
      severity: rate.severity,
      summary: `${indicator.service}: ${indicator.meaning} burn the error budget ${rate.factor} times too fast`,
      description:
        `Over ${rate.long} and over ${rate.short}, more than ${(threshold * 100).toPrecision(3)}% of the requests were bad. ` +
        `${rate.spent} of the budget of 30 days is gone.`,
    };
  });
}

/** Name of the recorded share: `model_service:availability_errors:ratio_rate5m`. */
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
