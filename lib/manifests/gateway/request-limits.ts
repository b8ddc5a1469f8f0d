import type { RequestLimitsPlan, RequestRatePlan } from '../../plan/types/gateway';
import type { Labels } from '../../plan/types/labels';
import { formatBytes } from '../../units/quantity';
import type { Create, KubeValue } from '../kube';

/** Object that the limits belong to, and what they apply to. */
interface LimitedTarget {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly target: KubeValue;
}

const units = { second: 'Second', minute: 'Minute', hour: 'Hour' } as const;

/**
 * Limits of requests, as a BackendTrafficPolicy. Each route has its own counters.
 * Source of all fields: envoyproxy/gateway@v1.9.1, `api/v1alpha1/backendtrafficpolicy_types.go` and `ratelimit_types.go`.
 */
export function requestLimits<T>(
  create: Create<T>,
  { name, namespace, labels, target }: LimitedTarget,
  { bodyBytes, ...rates }: RequestLimitsPlan,
): T {
  return create(`limits-${name}`, {
    kind: 'BackendTrafficPolicy',
    metadata: { name, namespace, labels },
    spec: {
      targetRefs: [target],
      rateLimit: rateLimit(rates),
      requestBuffer: bodyBytes === undefined ? undefined : { limit: formatBytes(bodyBytes) },
    },
  });
}

/**
 * A rule without clients applies only to requests that no other rule selects. Beside a rule for each client, the one for all
 * therefore selects the requests of every client: a request must pass all rules that select it.
 * Source: envoyproxy/gateway@v1.9.1, `internal/xds/translator/local_ratelimit.go`.
 */
function rateLimit({ requests, requestsPerClient }: Omit<RequestLimitsPlan, 'bodyBytes'>): KubeValue | undefined {
  if (!requestsPerClient) return requests && { local: { rules: [{ limit: limitOf(requests) }] } };
  const header = (more: Readonly<Record<string, KubeValue>>) => [
    { headers: [{ name: requestsPerClient.clientHeader, ...more }] },
  ];
  const rules = [
    { clientSelectors: header({ type: 'Distinct' }), limit: limitOf(requestsPerClient) },
    ...(requests
      ? [{ clientSelectors: header({ type: 'RegularExpression', value: '.*' }), limit: limitOf(requests) }]
      : []),
  ];
  return { local: { rules } };
}

function limitOf({ countPerProxy, per }: RequestRatePlan): KubeValue {
  return { requests: countPerProxy, unit: units[per] };
}
