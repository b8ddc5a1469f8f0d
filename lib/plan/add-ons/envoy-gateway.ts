import { ofKind } from '../facts/workloads';
import { endpointPort } from '../providers/existing';
import { anywhereRule, outsideRule } from '../providers/network-rules';
import type { GatewayPlan } from '../types/gateway';
import type { Labels } from '../types/labels';
import type { NetworkRulePlan } from '../types/network';
import { type AddOn, type AddOnContext, type PodTraffic, systemNodes } from './add-on';
import { apiServerCalls, podRule, scrapes } from './traffic';

/** Labels of the controller. Source: envoyproxy/gateway@v1.9.1, `charts/gateway-helm/templates/envoy-gateway-deployment.yaml`. */
const controllerPods: Labels = { 'control-plane': 'envoy-gateway' };

/** Labels of the pods that answer challenges. Source: cert-manager/cert-manager@v1.21.1, `pkg/issuer/acme/http/pod.go`. */
const solverPods: Labels = { 'acme.cert-manager.io/http01-solver': 'true' };

/** Runs the proxies of gateways and installs the CRDs of the Gateway API. */
export const envoyGateway: AddOn = {
  chart: 'envoy-gateway',
  // Its proxies run in the same namespace. Source: Envoy Gateway 1.9, "Deployment modes".
  namespace: 'envoy-gateway-system',
  podSecurity: 'baseline',
  needs: [],
  userPods: { 'app.kubernetes.io/component': ['proxy'] },
  traffic: (context, namespace) => [
    {
      name: 'envoy-gateway',
      pods: controllerPods,
      ingress: [apiServerCalls(9443, 'zones of proxies')],
    },
    ...context.gateways.map((gateway) => proxyTraffic(context, namespace, gateway)),
  ],
  why: ({ definition }) => {
    const names = Object.keys(definition.gateways ?? {});
    return names.length > 0 ? `proxies of the gateways ${names.join(', ')}` : undefined;
  },
  values: (context) => ({ deployment: { replicas: 2, pod: { nodeSelector: systemNodes(context) } } }),
};

/**
 * Connections of the proxies of one gateway. Clients come from a load balancer, and keep their address on some clouds.
 * Source: envoyproxy/gateway@v1.9.1, `internal/xds/bootstrap/bootstrap.go`, `charts/gateway-helm/values.tmpl.yaml` and
 * `cert-manager@v1.21.1`, `pkg/issuer/acme/http`, for the pods that answer challenges.
 */
function proxyTraffic(context: AddOnContext, namespace: string, gateway: GatewayPlan): PodTraffic {
  const { listener, plainListener, auth, certificate } = gateway;
  const ports = [listener, ...(plainListener ? [plainListener] : [])].map(({ port }) => proxyPort(port));
  const behind = ofKind(context.workloads, 'service').filter(({ routes }) =>
    routes.some((route) => route.gateway === gateway.name),
  );
  return {
    name: `${gateway.namespace}-${gateway.name}`,
    pods: gateway.proxy.pods,
    ingress: [
      anywhereRule([...new Set(ports)], `requests to gateway ${gateway.name}`),
      ...(gateway.scrape ? [scrapes(context, 19001)] : []),
    ],
    egress: [
      ...context.provider.dns,
      podRule([namespace, controllerPods], [18000], 'configuration of the proxies'),
      ...behind.map((service) =>
        podRule([service.namespace, service.selector], [service.port.port], `requests through gateway ${gateway.name}`),
      ),
      ...(auth?.kind === 'jwt' ? [issuerRule(context, auth.jwksUri)] : []),
      ...(certificate ? [podRule([gateway.namespace, solverPods], [8089], 'challenges of the certificate')] : []),
    ],
  };
}

/** The keys of an issuer outside of the cluster, or of a Service of the cluster, whose pods can have another port. */
function issuerRule({ cluster }: AddOnContext, jwksUri: string): NetworkRulePlan {
  const why = 'keys of the issuer of tokens';
  const [, namespace] = /^[^.]+\.([^.]+)\.svc(?:\.|$)/.exec(new URL(jwksUri).hostname) ?? [];
  if (namespace === undefined) return outsideRule(cluster.network, [endpointPort(jwksUri)], why);
  return { peers: [{ kind: 'pods', namespace, pods: {} }], ports: [{ port: 'all', protocol: 'TCP' }], why };
}

/**
 * Port of a proxy for the port of a listener.
 * Source: envoyproxy/gateway@v1.9.1, `internal/gatewayapi/translator.go` and `listener.go` (wellKnownPortShift).
 */
export function proxyPort(listenerPort: number): number {
  return listenerPort < 1024 ? listenerPort + 10_000 : listenerPort;
}
