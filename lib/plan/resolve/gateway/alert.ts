import { gatewayAnswers } from '../../runtimes/gateway-latency';
import type { AlertPlan } from '../../types/monitoring';

/** The fastest of the rates that somebody is called at. Source: Google SRE Workbook, chapter 5, table 5-6, 2026-11-23. */
const burnRate = 14.4;

/**
 * Requests that never reach a server are in none of its counters: a proxy answers 503 itself where no server is ready or a
 * connection breaks. Told where proxies are watched anyway.
 */
export function gatewayAlert(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  routes: readonly string[],
  errorBudget: number,
): AlertPlan {
  const { all, failed } = gatewayAnswers(namespace, routes);
  const threshold = Number(Math.min(burnRate * errorBudget, (1 + errorBudget) / 2).toPrecision(6));
  return {
    alert: 'GatewayAnswersFail',
    expr: [
      `sum(rate(${failed}[5m])) / clamp_min(sum(rate(${all}[5m])), 1e-9) > ${threshold}`,
      `and on() sum(increase(${failed}[5m])) >= 5`,
    ].join('\n'),
    for: '2m',
    severity: 'page',
    summary: `${name}: requests fail at the gateway`,
    description:
      `More than ${Number((threshold * 100).toPrecision(3))}% of the requests that came through gateways were answered with 5xx. ` +
      'Where the servers themselves count none, the proxies reach none of them.',
  };
}
