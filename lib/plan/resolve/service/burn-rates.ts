/** A burn rate that the error ratio must exceed over a long and a short window. */
export interface BurnRate {
  readonly factor: number;
  readonly long: string;
  readonly short: string;
  readonly for: string;
  readonly severity: 'page' | 'ticket';
  /** Share of the 30-day budget that this rate spends in the long window. */
  readonly spent: string;
}

/** The highest burn rate that pages, and the lowest. */
const fastBurnRate = 14.4;
export const slowBurnRate = 6;

/**
 * Burn rates that fire an alert. Source: Google SRE Workbook, chapter 5, table 5-6; the fourth pair of windows and the
 * `for` durations are those of prometheus-operator/kube-prometheus; read 2026-11-23.
 */
export const burnRates: readonly BurnRate[] = [
  { factor: fastBurnRate, long: '1h', short: '5m', for: '2m', severity: 'page', spent: '2%' },
  { factor: slowBurnRate, long: '6h', short: '30m', for: '15m', severity: 'page', spent: '5%' },
  { factor: 3, long: '1d', short: '2h', for: '1h', severity: 'ticket', spent: '10%' },
  { factor: 1, long: '3d', short: '6h', for: '3h', severity: 'ticket', spent: '10%' },
];

/**
 * Share of bad requests at a burn rate. If the rate is impossible because even all requests would not reach it, this is
 * the middle between the budget and 100%.
 */
export function badShareAt(burnRate: number, errorBudget: number): number {
  return Math.min(burnRate * errorBudget, (1 + errorBudget) / 2);
}
