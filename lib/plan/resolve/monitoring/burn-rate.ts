import { percent } from '../../../units/percent';
import type { AlertPlan, RecordingRulePlan } from '../../types/monitoring';
import { type BurnRate, burnRates } from '../service/burn-rates';
import type { ClientSli, Place } from '../service/client-indicators';
import { rateOver } from '../service/sli';

/** Minimum number of bad requests in the long window. Below it no alert fires, whatever their share. */
const minBadRequests = 5;

/** All windows of the burn rates, shortest first. */
const windows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];

interface Measured {
  readonly name: string;
  readonly namespace: string;
}

/**
 * Ratio of bad requests over each window. Without traffic it is 0. Without targets it is empty, because lost metrics say
 * nothing about the requests.
 */
export function burnRateRecordings(sli: ClientSli, { name, namespace }: Measured): readonly RecordingRulePlan[] {
  return windows.map((window) => ({
    record: errorRatio(sli, window),
    expr: worst(sli, (place) => ratioAt(place, window)),
    labels: { namespace, service: name },
  }));
}

function ratioAt({ bad, total, targets }: Place, window: string): string {
  const sum = rateOver(window);
  return [
    `(${bad(sum)} or vector(0)) / clamp_min(${total(sum)} or vector(0), 1e-9)`,
    `and on() count(up{${targets}} == 1)`,
  ].join('\n');
}

/** The larger of the values at the servers and at the gateways. */
function worst({ places: [first, ...others] }: ClientSli, valueAt: (place: Place) => string): string {
  if (others.length === 0) return valueAt(first);
  const labelled = [first, ...others].map(
    (place) => `label_replace(\n${valueAt(place)}\n, "at", "${place.at}", "", "")`,
  );
  return `max(${labelled.join(' or ')})`;
}

/**
 * One alert for each burn rate whose threshold is below 100%: with an error budget of 10%, a burn rate of 14.4 is
 * impossible. An alert needs {@link minBadRequests}: at ten requests an hour, one failure is not an outage, ten are.
 * Without traffic no alert fires.
 */
export function burnRateAlerts(sli: ClientSli, service: Measured): readonly AlertPlan[] {
  return burnRates.flatMap((rate) => {
    const threshold = Number((rate.factor * sli.errorBudget).toPrecision(6));
    return threshold >= 1 ? [] : [burnRateAlert(sli, service, rate, threshold)];
  });
}

function burnRateAlert(sli: ClientSli, { name, namespace }: Measured, rate: BurnRate, threshold: number): AlertPlan {
  const above = (window: string) =>
    `${errorRatio(sli, window)}{namespace="${namespace}",service="${name}"} > ${threshold}`;
  return {
    // The window is part of the name: two firing alerts with the same name and labels would write the same series.
    alert: `${titleOf(sli.name)}ErrorBudgetBurn${rate.long}`,
    expr: [
      above(rate.long),
      above(rate.short),
      `(${worst(sli, ({ bad }) => bad(rateOver(rate.long)))} * ${secondsOf(rate.long)}) >= ${minBadRequests}`,
    ].join('\nand on() '),
    for: rate.for,
    severity: rate.severity,
    summary: `${name}: ${sli.name} error budget burn rate is above ${rate.factor}`,
    description:
      `More than ${percent(threshold)} of requests ${sli.meaning} over the last ${rate.long} and the last ${rate.short}. ` +
      `At this rate ${rate.spent} of the 30-day error budget is spent in ${rate.long}. ` +
      `${whereTheyFail(sli)}Check the dashboard and the server logs. If it began with a rollout, revert the model version in the definition.`,
  };
}

/** A gateway also counts requests that no server received. */
function whereTheyFail({ places }: ClientSli): string {
  if (places.length === 1) return '';
  return 'If the gateways count them and the servers do not, the proxies do not reach the servers in time: check that replicas are ready and not overloaded. ';
}

/** Name of the recorded ratio: `model_service:availability_errors:ratio_rate5m`. */
function errorRatio({ name }: ClientSli, window: string): string {
  return `model_service:${name}_errors:ratio_rate${window}`;
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function secondsOf(window: string): number {
  const units: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86400 };
  return Number(window.slice(0, -1)) * (units[window.slice(-1)] ?? 1);
}
