import type { ModelPlatformDefinition } from '../../definition/platform';
import { joinName } from '../../units/names';
import type { AddOnPlan } from '../add-on';
import { envoyGateway } from '../add-ons/envoy-gateway';
import { platformLabels } from '../labels';
import { lookup } from '../lookup';
import type { GatewayClassPlan, GatewayPlan, RoutePlan } from '../model-service';
import type { NetworkPeerPlan } from '../network';
import type { NamespacePlan } from '../platform';
import { podSecurityLabels } from '../pod-security-labels';
import type { Provider } from '../providers/provider';
import { teamNamespace } from './team';

/**
 * Namespace of the gateways' own objects. It carries the platform's name, as does the class: another platform may be
 * on the same cluster.
 */
function gatewayNamespace(platform: string): string {
  return joinName([platform, 'gateways'], 63);
}

/**
 * The class of all gateways of a platform, whose operator brings none.
 * Source of the controller's name: https://gateway.envoyproxy.io/docs/api/gateway_api/gatewayclass/, seen 2026-11-24.
 */
export function resolveGatewayClass({ name, gateways }: ModelPlatformDefinition): GatewayClassPlan | undefined {
  if (Object.keys(gateways ?? {}).length === 0) return undefined;
  return { name, labels: platformLabels(name), controller: 'gateway.envoyproxy.io/gatewayclass-controller' };
}

/**
 * Namespaces of gateways, but for one that an operator's application makes. No pods run in them: the proxies are
 * where their operator is.
 */
export function resolveGatewayNamespaces(
  gateways: readonly GatewayPlan[],
  addOns: readonly AddOnPlan[],
  kubernetes: string,
): readonly NamespacePlan[] {
  const others = new Set(addOns.map(({ namespace }) => namespace));
  const labels = new Map(gateways.map((gateway) => [gateway.namespace, gateway.labels]));
  return [...labels]
    .filter(([name]) => !others.has(name))
    .map(([name, common]) => ({ name, labels: { ...common, ...podSecurityLabels('restricted', kubernetes) } }));
}

/** A gateway with one listener. */
export function resolveGateway(name: string, definition: ModelPlatformDefinition, provider: Provider): GatewayPlan {
  const spec = definition.gateways?.[name];
  if (!spec) throw new Error(`there is no gateway ${name}`);
  const teams = spec.teams ?? Object.keys(definition.teams ?? {});
  const namespace = gatewayNamespace(definition.name);
  return {
    name,
    namespace,
    labels: platformLabels(definition.name),
    className: definition.name,
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
      namespace: definition.addOns?.['envoy-gateway']?.namespace ?? envoyGateway.namespace,
      pods: {
        'gateway.envoyproxy.io/owning-gateway-name': name,
        'gateway.envoyproxy.io/owning-gateway-namespace': namespace,
      },
    },
  };
}

/** The way from a gateway to a service; the service adds the path of its model. */
export function routeThrough(gateway: GatewayPlan, service: string): RoutePlan {
  return {
    name: `${service}.${gateway.name}`,
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
