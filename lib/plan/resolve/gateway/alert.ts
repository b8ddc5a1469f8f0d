import { percent } from '../../../units/percent';
import type { AlertPlan } from '../../types/monitoring';
import { badShareAt, fastBurnRate } from '../service/burn-rates';
import { failedAtGateway, increaseOver, rateOver } from '../service/sli';

/**
 * Alert on 5xx responses of the gateways. Requests that never reach a server are missing from its counters: the proxy
 * itself responds 503 when no server is ready or a connection breaks.
 *
 * @param routes Names of the HTTPRoutes.
 */
export function gatewayAlert(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  routes: readonly string[],
  errorBudget: number,
): AlertPlan {
  const { total, bad } = failedAtGateway(namespace, routes);
  const rate = rateOver('5m');
  const threshold = Number(badShareAt(fastBurnRate, errorBudget).toPrecision(6));
  return {
    alert: 'GatewayHighErrorRate',
    expr: [
      `${bad(rate)} / clamp_min(${total(rate)}, 1e-9) > ${threshold}`,
      `and on() ${bad(increaseOver('5m'))} >= 5`,
    ].join('\n'),
    for: '2m',
    severity: 'page',
    summary: `${name}: high rate of 5xx responses at the gateway`,
    description:
      `More than ${percent(threshold)} of requests through the gateways had a 5xx response over the last 5m. ` +
      'If the servers count no failures, the proxies cannot reach them: check that replicas are ready.',
  };
}
