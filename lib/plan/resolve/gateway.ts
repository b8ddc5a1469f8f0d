import type { ModelPlatformDefinition } from '../../definition/platform';
import { platformLabels } from '../labels';
import { lookup } from '../lookup';
import type { GatewayPlan, RoutePlan } from '../model-service';
import type { NetworkPeerPlan } from '../network';
import type { Provider } from '../providers/provider';
import { teamNamespace } from './team';

/** Namespace of the gateways' own objects. */
const gatewayNamespace = 'model-gateways';

/** Where Envoy Gateway runs the proxies. Source: Envoy Gateway 1.9, "Deployment modes". */
export const envoyNamespace = 'envoy-gateway-system';

/** Name of the GatewayClass; it is the cluster's, so it carries our name. */
const gatewayClass = 'model-platform';

/** A gateway with one listener. */
export function resolveGateway(name: string, definition: ModelPlatformDefinition, provider: Provider): GatewayPlan {
  const spec = definition.gateways?.[name];
  if (!spec) throw new Error(`there is no gateway ${name}`);
  const teams = spec.teams ?? Object.keys(definition.teams ?? {});
  return {
    name,
    namespace: gatewayNamespace,
    labels: platformLabels(definition.name),
    className: gatewayClass,
    hostname: spec.hostname,
    listener: spec.tls
      ? { name: 'https', port: 443, protocol: 'HTTPS', tlsSecret: spec.tls.secret }
      : { name: 'http', port: 80, protocol: 'HTTP' },
    routeNamespaces: teams.flatMap((team) => {
      const teamSpec = lookup(definition.teams, team);
      return teamSpec ? [teamNamespace(team, teamSpec)] : [];
    }),
    loadBalancerAnnotations: provider.loadBalancerAnnotations(spec.visibility ?? 'internal'),
    proxy: {
      namespace: definition.addOns?.['envoy-gateway']?.namespace ?? envoyNamespace,
      pods: {
        'gateway.envoyproxy.io/owning-gateway-name': name,
        'gateway.envoyproxy.io/owning-gateway-namespace': gatewayNamespace,
      },
    },
  };
}

/** The way from a gateway to a service; the service adds the path of its model. */
export function routeThrough(gateway: GatewayPlan): RoutePlan {
  return {
    gateway: gateway.name,
    gatewayNamespace: gateway.namespace,
    hostname: gateway.hostname,
    pathPrefix: '/',
    section: gateway.listener.name,
  };
}

/** A gateway's proxies as a policy sees them. */
export function gatewayPeer({ proxy }: GatewayPlan): NetworkPeerPlan {
  return { kind: 'pods', namespace: proxy.namespace, pods: proxy.pods };
}
