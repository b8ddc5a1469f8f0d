import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { RequestLimitsPlan } from '../../plan/types/gateway';
import type { Labels } from '../../plan/types/labels';
import { formatBytes } from '../../units/quantity';
import { type KubeValue, kubeObject } from '../kube';

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
export function requestLimits(
  scope: Construct,
  { name, namespace, labels, target }: LimitedTarget,
  { requests, bodyBytes }: RequestLimitsPlan,
): ApiObject {
  return kubeObject(scope, `limits-${name}`, {
    kind: 'BackendTrafficPolicy',
    metadata: { name, namespace, labels },
    spec: {
      targetRefs: [target],
      rateLimit: requests && {
        local: { rules: [{ limit: { requests: requests.countPerProxy, unit: units[requests.per] } }] },
      },
      requestBuffer: bodyBytes === undefined ? undefined : { limit: formatBytes(bodyBytes) },
    },
  });
}
