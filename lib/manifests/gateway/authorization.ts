import type { RouteClientsPlan, RoutePlan } from '../../plan/types/gateway';
import type { Labels } from '../../plan/types/labels';
import { assertNever } from '../../units/assert-never';
import type { Create, KubeValue } from '../kube';
import { tokenProvider, tokens } from './authentication';
import { routeOf } from './policy-target';

/** The service behind a route. */
interface Owner {
  readonly namespace: string;
  readonly labels: Labels;
}

/**
 * The policy that refuses other clients of the gateway on a route. It keeps the authentication of the gateway: a claim needs
 * the tokens in the same policy, so they are repeated, and API keys are merged from the policy of the gateway.
 * Source of all fields: envoyproxy/gateway@v1.9.1, `api/v1alpha1/securitypolicy_types.go` and `authorization_types.go`.
 */
export function authorization<T>(
  create: Create<T>,
  { namespace, labels }: Owner,
  route: RoutePlan,
  clients: RouteClientsPlan,
): T {
  return create(`authorization-${route.name}`, {
    kind: 'SecurityPolicy',
    metadata: { name: route.name, namespace, labels },
    spec: { targetRefs: [routeOf(route)], ...accepted(clients) },
  });
}

function accepted(clients: RouteClientsPlan): Readonly<Record<string, KubeValue>> {
  switch (clients.kind) {
    case 'claim': {
      const { claim, values, token } = clients;
      return { ...tokens(token), ...only({ jwt: { provider: tokenProvider, claims: [{ name: claim, values }] } }) };
    }
    case 'header': {
      const { header, values } = clients;
      return { mergeType: 'StrategicMerge', ...only({ headers: [{ name: header, values }] }) };
    }
    default:
      return assertNever(clients);
  }
}

function only(principal: KubeValue): Readonly<Record<string, KubeValue>> {
  return { authorization: { defaultAction: 'Deny', rules: [{ name: 'clients', action: 'Allow', principal }] } };
}
