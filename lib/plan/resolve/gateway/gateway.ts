import type { GatewaySpec } from '../../../definition/gateway';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { ConsumerSpec } from '../../../definition/service';
import { lookup } from '../../../units/lookup';
import { joinName, shortHash } from '../../../units/names';
import { mapRecord } from '../../../units/records';
import { envoyGateway } from '../../add-ons/envoy-gateway';
import { prometheusOf } from '../../add-ons/prometheus';
import { platformLabels } from '../../facts/label-keys';
import { podSecurityLabels } from '../../facts/pod-security-labels';
import { tolerate } from '../../facts/taints';
import type { Provider } from '../../providers/provider';
import { proxyMetrics } from '../../runtimes/gateway-latency';
import type { AddOnPlan } from '../../types/add-on';
import type { ClusterPlan } from '../../types/cluster';
import type { GatewayClassPlan, GatewayPlan, ProxiesPlan, RoutePlan } from '../../types/gateway';
import type { Labels } from '../../types/labels';
import type { NamespacePlan } from '../../types/namespace';
import type { NetworkPeerPlan } from '../../types/network';
import type { SecretStorePlan } from '../../types/secret-store';
import { resolveGatewaySecrets, resolveSecretStore } from '../cluster/secrets';
import { replicaSpread } from '../service/pod';
import { teamNamespace } from '../team/team';
import { removedHeaders, resolveAuth, resolveClients } from './auth';
import { proxyMemoryBytes, proxyReplicas, resolveLimits } from './limits';

/**
 * Namespace of the objects of gateways, and of the alerts that belong to no workload. Like the class it is named after the platform, because the cluster can have
 * several platforms.
 */
export function gatewayNamespace(platform: string): string {
  return joinName([platform, 'gateways'], 63);
}

/**
 * The GatewayClass of a platform. The chart of Envoy Gateway installs none.
 * Source of the controller's name: https://gateway.envoyproxy.io/docs/api/gateway_api/gatewayclass/, read 2026-11-24.
 */
export function resolveGatewayClass(
  { name, gateways }: ModelPlatformDefinition,
  { systemPool }: Pick<ClusterPlan, 'systemPool'>,
): GatewayClassPlan | undefined {
  if (Object.keys(gateways ?? {}).length === 0) return undefined;
  return {
    name,
    labels: platformLabels(name),
    controller: 'gateway.envoyproxy.io/gatewayclass-controller',
    proxies: resolveProxies(name, systemPool),
  };
}

const gatewayName = 'gateway.envoyproxy.io/owning-gateway-name';
const gatewayNamespaceName = 'gateway.envoyproxy.io/owning-gateway-namespace';

/**
 * By default Envoy Gateway runs one proxy for each gateway, on any node, without a disruption budget. The requests of a
 * proxy are its defaults. Source of defaults and labels: envoyproxy/gateway@v1.9.1, `api/v1alpha1/shared_types.go` and
 * `internal/infrastructure/kubernetes/proxy/resource.go`, read 2026-11-24.
 */
function resolveProxies(platform: string, systemPool: ClusterPlan['systemPool']): ProxiesPlan {
  return {
    name: platform,
    namespace: gatewayNamespace(platform),
    replicas: proxyReplicas,
    minAvailable: 1,
    resources: { cpuMilli: 100, memoryBytes: proxyMemoryBytes },
    nodeSelector: systemPool?.labels ?? {},
    tolerations: tolerate(systemPool?.taints ?? []),
    topologySpread: replicaSpread,
    selector: { 'app.kubernetes.io/component': 'proxy', 'app.kubernetes.io/managed-by': 'envoy-gateway' },
    spreadBy: [gatewayName, gatewayNamespaceName],
  };
}

/**
 * Namespaces of gateways and of alerts of the platform, except one that the application of an add-on creates. The proxies run in the namespace of
 * their operator. Only the ACME solver runs here, which meets the level `restricted`.
 * Source: cert-manager/cert-manager@v1.21.1, `pkg/issuer/acme/http/pod.go`.
 */
export function resolveGatewayNamespaces(
  gateways: readonly Pick<GatewayPlan, 'namespace' | 'labels'>[],
  addOns: readonly AddOnPlan[],
  kubernetes: string,
): readonly NamespacePlan[] {
  const others = new Set(addOns.map(({ namespace }) => namespace));
  const labels = new Map(gateways.map((gateway) => [gateway.namespace, gateway.labels]));
  return [...labels]
    .filter(([name]) => !others.has(name))
    .map(([name, common]) => ({ name, labels: { ...common, ...podSecurityLabels('restricted', kubernetes) } }));
}

/** Context of a gateway. */
interface GatewayContext extends Pick<GatewayPlan, 'namespace' | 'labels' | 'className' | 'routeNamespaces'> {
  /** Namespace of Envoy Gateway, where the proxies run. */
  readonly proxyNamespace: string;
  readonly secretStore: SecretStorePlan;
  readonly provider: Pick<Provider, 'loadBalancerAnnotations'>;
  /** Labels that Prometheus requires of the monitor of the proxies. Undefined if nothing scrapes them. */
  readonly scrapeLabels: Labels | undefined;
}

/** The gateways of a platform. */
export function resolveGateways(
  definition: ModelPlatformDefinition,
  provider: Provider,
): Readonly<Record<string, GatewayPlan>> {
  const { name: platform, gateways = {}, teams = {} } = definition;
  const secretStore = resolveSecretStore(definition, provider);
  const { selectorLabels } = prometheusOf(definition);
  return mapRecord(gateways, (spec, name) =>
    resolveGateway(name, spec, {
      namespace: gatewayNamespace(platform),
      labels: platformLabels(platform),
      className: platform,
      routeNamespaces: (spec.teams ?? Object.keys(teams)).flatMap((team) => {
        const teamSpec = lookup(teams, team);
        return teamSpec ? [teamNamespace(team, teamSpec)] : [];
      }),
      proxyNamespace: definition.addOns?.['envoy-gateway']?.namespace ?? envoyGateway.namespace,
      secretStore,
      provider,
      scrapeLabels: hasServices(name, definition) ? selectorLabels : undefined,
    }),
  );
}

/** A gateway with one hostname. */
export function resolveGateway(name: string, spec: Omit<GatewaySpec, 'teams'>, context: GatewayContext): GatewayPlan {
  const { namespace, labels, className, routeNamespaces, proxyNamespace, secretStore, provider, scrapeLabels } =
    context;
  const auth = spec.auth && resolveAuth(spec.auth);
  return {
    name,
    namespace,
    labels,
    className,
    hostname: spec.hostname,
    ...resolveTls(name, spec),
    ...(auth && { auth }),
    ...resolveLimits(spec.limits, auth),
    ...resolveGatewaySecrets(spec, secretStore),
    routeNamespaces,
    ...resolveVisibility(spec.visibility ?? 'internal', provider),
    proxy: { namespace: proxyNamespace, pods: { [gatewayName]: name, [gatewayNamespaceName]: namespace } },
    ...(scrapeLabels && { scrape: { ...proxyMetrics, labels: scrapeLabels } }),
  };
}

/** An internal gateway whose load balancer is not known to be internal is `undecided`. */
function resolveVisibility(
  visibility: 'internal' | 'public',
  provider: Pick<Provider, 'loadBalancerAnnotations'>,
): Pick<GatewayPlan, 'visibility' | 'loadBalancerAnnotations'> {
  const annotations = provider.loadBalancerAnnotations(visibility);
  return {
    visibility: annotations === undefined && visibility === 'internal' ? 'undecided' : visibility,
    loadBalancerAnnotations: annotations ?? {},
  };
}

/** Source: https://letsencrypt.org/docs/acme-protocol-updates/, read 2026-11-24. */
const letsEncrypt = 'https://acme-v02.api.letsencrypt.org/directory';

const plainListener = { name: 'http', port: 80 } as const;

/** Listeners, redirect and certificate of a gateway. */
function resolveTls(
  name: string,
  { tls, redirect = true }: Pick<GatewaySpec, 'tls' | 'redirect'>,
): Pick<GatewayPlan, 'listener' | 'plainListener' | 'redirect' | 'certificate'> {
  if (!tls) return { listener: { ...plainListener, protocol: 'HTTP' } };
  const secret = 'secret' in tls ? tls.secret : `${name}-tls`;
  return {
    listener: { name: 'https', port: 443, protocol: 'HTTPS', tlsSecret: secret },
    ...((redirect || 'letsEncrypt' in tls) && { plainListener }),
    ...(redirect && { redirect: { route: `${name}-redirect`, scheme: 'https', status: 301 } }),
    ...('letsEncrypt' in tls && {
      certificate: {
        secret,
        issuer: name,
        accountSecret: `${name}-acme-account`,
        email: tls.letsEncrypt.email,
        server: letsEncrypt,
      },
    }),
  };
}

/** Whether the gateway has a route to a service. */
function hasServices(gateway: string, { services }: ModelPlatformDefinition): boolean {
  return Object.values(services ?? {}).some(({ consumers }) =>
    (consumers ?? []).some((consumer) => 'gateway' in consumer && consumer.gateway === gateway),
  );
}

/**
 * Name of an HTTPRoute. Two hyphens separate its parts. If a part contains two hyphens, a hash makes the name unique.
 * It has no dot, where Envoy would cut the name in its metrics.
 */
function routeName(service: string, gateway: string): string {
  const name = `${service}--${gateway}`;
  return name.split('--').length === 2 ? name : `${name}-${shortHash(`${service} ${gateway}`, 8)}`;
}

type GatewayConsumer = Extract<ConsumerSpec, { readonly gateway: string }>;

/** Route from a gateway to a service, without the paths and the timeout of its server. */
export function routeThrough(
  gateway: GatewayPlan,
  service: string,
  { limits, clients }: Pick<GatewayConsumer, 'limits' | 'clients'>,
): Omit<RoutePlan, 'timeoutSeconds'> {
  const accepted = clients && resolveClients(clients, gateway.auth);
  return {
    name: routeName(service, gateway.name),
    gateway: gateway.name,
    gatewayNamespace: gateway.namespace,
    hostname: gateway.hostname,
    pathPrefix: '/',
    section: gateway.listener.name,
    removedHeaders: removedHeaders(gateway.auth),
    ...(accepted && { clients: accepted }),
    ...(limits && { limits: { ...gateway.limits, ...resolveLimits(limits, gateway.auth).limits } }),
  };
}

/** Proxies of a gateway as a peer of network policies. */
export function gatewayPeer({ proxy }: GatewayPlan): NetworkPeerPlan {
  return { kind: 'pods', namespace: proxy.namespace, pods: proxy.pods };
}
