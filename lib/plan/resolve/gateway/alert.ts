import { gatewayAnswers } from '../../runtimes/gateway-latency';
import type { AlertPlan } from '../../types/monitoring';

/** The highest burn rate of the paging alerts. Source: Google SRE Workbook, chapter 5, table 5-6, 2026-11-23. */
const burnRate = 14.4;

/**
 * Alert on 5xx responses of the gateways. Requests that never reach a server are missing from its counters: the proxy
 * itself responds 503 when no server is ready or a connection breaks.
 */
export function gatewayAlert(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  routes: readonly string[],
  errorBudget: number,
): AlertPlan {
  const { all, failed } = gatewayAnswers(namespace, routes);
  const threshold = Number(Math.min(burnRate * errorBudget, (1 + errorBudget) / 2).toPrecision(6));
  return {
    alert: 'GatewayHighErrorRate',
    expr: [
      `sum(rate(${failed}[5m])) / clamp_min(sum(rate(${all}[5m])), 1e-9) > ${threshold}`,
      `and on() sum(increase(${failed}[5m])) >= 5`,
    ].join('\n'),
    for: '2m',
    severity: 'page',
    summary: `${name}: high rate of 5xx responses at the gateway`,
    description:
      `More than ${Number((threshold * 100).toPrecision(3))}% of requests through the gateways had a 5xx response over the last 5m. ` +
      'If the servers count no failures, the proxies cannot reach them: check that replicas are ready.',
  };
}
