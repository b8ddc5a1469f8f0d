import { apiVersions } from '../../catalog/apis';
import type { GatewayPlan, RoutePlan } from '../../plan/types/gateway';
import type { KubeValue } from '../kube';

const group = apiVersions.Gateway.replace(/\/.*/, '');

/**
 * The listener of a gateway for requests. A policy for the whole gateway would also apply to redirects, and to challenges
 * of the certificate authority, which has no credentials.
 */
export function listenerOf({ name, listener }: GatewayPlan): KubeValue {
  return { group, kind: 'Gateway', name, sectionName: listener.name };
}

/** One route of a service. Its policy replaces the one of the listener. */
export function routeOf({ name }: RoutePlan): KubeValue {
  return { group, kind: 'HTTPRoute', name };
}
