import type { RequestLimitsSpec } from '../../../definition/request-limits';
import { MiB, parseBytes } from '../../../units/quantity';
import { parseRate } from '../../../units/rate';
import type { GatewayAuthPlan, GatewayPlan, RequestLimitsPlan, RequestRatePlan } from '../../types/gateway';

/** Number of proxies of a gateway: one still serves while a node is drained. */
export const proxyReplicas = 2;

/** Memory of a proxy: the default of Envoy Gateway, which lets Envoy use 80% of it. */
export const proxyMemoryBytes = 512 * MiB;

/** Size of a request of which a proxy keeps at least twelve in memory: a sixteenth of its memory. */
export const maxBodyBytes = proxyMemoryBytes / 16;

/** Limits of requests. Without a limit there is no field. */
export function resolveLimits(
  spec: RequestLimitsSpec = {},
  auth: GatewayAuthPlan | undefined,
): Pick<GatewayPlan, 'limits'> {
  const { requests, requestsPerClient, body } = spec;
  // Without names of clients a rule reports the limit.
  const clientHeader = auth?.kind === 'api-keys' ? auth.clientHeader : undefined;
  const limits: RequestLimitsPlan = {
    ...(requests !== undefined && { requests: resolveRate(requests) }),
    ...(requestsPerClient !== undefined &&
      clientHeader !== undefined && { requestsPerClient: { ...resolveRate(requestsPerClient), clientHeader } }),
    ...(body !== undefined && { bodyBytes: parseBytes(body) }),
  };
  return Object.keys(limits).length === 0 ? {} : { limits };
}

/**
 * A service that counts for all proxies would need a database. Envoy Gateway calls the limits of single proxies `local`.
 * Source: envoyproxy/gateway@v1.9.1, `api/v1alpha1/ratelimit_types.go`.
 */
function resolveRate(requests: string): RequestRatePlan {
  const { count, per } = parseRate(requests);
  return { count, per, countPerProxy: Math.floor(count / proxyReplicas) };
}
