import type { GatewaySpec } from './gateway';
import type { PrometheusSelectionSpec } from './monitoring';
import type { StandaloneProvider } from './provider-names';

/** One gateway in an existing cluster with Envoy Gateway, without a platform. */
export interface StandaloneGatewaySpec extends Omit<GatewaySpec, 'teams'> {
  /** Existing namespace of the gateway: a DNS label of at most 63 characters. */
  readonly namespace: string;
  /** Name of an existing GatewayClass of Envoy Gateway. */
  readonly className: string;
  /** Namespaces whose routes the gateway accepts, at least one. */
  readonly routeNamespaces: readonly string[];
  /** Namespace of Envoy Gateway, where the proxies run. @default 'envoy-gateway-system' */
  readonly controllerNamespace?: string;
  /** Provider of the cluster, whose load balancer serves the gateway. @default 'existing' - no annotations */
  readonly provider?: StandaloneProvider;
  /**
   * Annotations by key that give the load balancer the visibility of the gateway, such as
   * `{ service.beta.kubernetes.io/aws-load-balancer-scheme: internal }`. `{}` if it needs none.
   * @default - those of the provider; without a provider an internal gateway is treated as public
   */
  readonly loadBalancerAnnotations?: Readonly<Record<string, string>>;
  /**
   * Existing ClusterSecretStore of External Secrets, which secrets with `remote` come from.
   * @default - the name of the gateway
   */
  readonly secretStore?: string;
  /** Prometheus of the cluster, with its operator. @default {} - it selects monitors and rules without further labels */
  readonly prometheus?: PrometheusSelectionSpec;
}
