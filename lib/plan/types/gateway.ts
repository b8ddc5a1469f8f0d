import type { ResourcesPlan } from './container';
import type { Labels } from './labels';
import type { TolerationPlan, TopologySpreadPlan } from './pod';
import type { SecretStorePlan, SyncedSecretPlan } from './secret-store';

/** A route from a gateway to a service. */
export interface RoutePlan {
  /** Name of the HTTPRoute. It has no dot, because Envoy would cut it off there in the names of its metrics. */
  readonly name: string;
  readonly gateway: string;
  readonly gatewayNamespace: string;
  readonly hostname: string;
  readonly pathPrefix: string;
  /** Path prefixes of the server's other models. @default [] */
  readonly otherPathPrefixes?: readonly string[];
  /** Replacement of the path prefix in requests to the server. @default - the prefix is not replaced */
  readonly rewrite?: string;
  /** Maximum duration of a complete response, to the millisecond. */
  readonly timeoutSeconds: number;
  /** Limits that replace those of the gateway. @default - the limits of the gateway */
  readonly limits?: RequestLimitsPlan;
  /** Clients that can send requests. @default - all clients of the gateway */
  readonly clients?: RouteClientsPlan;
  /** Headers of a request that the server does not receive: credentials of the gateway, and names that a client claims. */
  readonly removedHeaders: readonly string[];
  /** Listener of the gateway. */
  readonly section: string;
}

/** A gateway of the platform. */
export interface GatewayPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Name of its GatewayClass. */
  readonly className: string;
  readonly hostname: string;
  readonly listener: {
    readonly name: string;
    readonly port: number;
    readonly protocol: 'HTTP' | 'HTTPS';
    readonly tlsSecret?: string;
  };
  /**
   * A certificate that cert-manager requests and renews, if the definition asks for one. The certificate authority
   * validates it on port 80.
   */
  readonly certificate?: CertificatePlan;
  /** Listener on port 80 of a gateway with TLS, for redirects and for the certificate authority. Absent without both. */
  readonly plainListener?: { readonly name: string; readonly port: number };
  /** Redirect of all requests with plain HTTP. Absent if the gateway does not redirect. */
  readonly redirect?: {
    /** Name of the HTTPRoute. */
    readonly route: string;
    readonly scheme: 'https';
    readonly status: 301;
  };
  /** How clients authenticate. Absent if everyone who reaches the gateway can send requests. */
  readonly auth?: GatewayAuthPlan;
  /** Limits of the requests to each service, unless its route has others. Absent without limits. */
  readonly limits?: RequestLimitsPlan;
  /** Absent if no secret is synchronized. */
  readonly secretStore?: SecretStorePlan;
  /** Secrets in the namespace of the gateway that External Secrets copies. */
  readonly secrets: readonly SyncedSecretPlan[];
  /** Namespaces whose routes the gateway accepts. */
  readonly routeNamespaces: readonly string[];
  /** `undecided`: it should be internal, and the controller of load balancers decides whether it is. */
  readonly visibility: 'internal' | 'public' | 'undecided';
  /** Annotations of the load balancer. */
  readonly loadBalancerAnnotations: Labels;
  /** Labels of the proxy's pods, for network policies. */
  readonly proxy: { readonly namespace: string; readonly pods: Labels };
  /** How metrics of the proxy are scraped. Absent if no service is behind it. */
  readonly scrape?: {
    readonly port: string;
    readonly path: string;
    readonly intervalSeconds: number;
    /** Labels that Prometheus requires of monitors. */
    readonly labels: Labels;
  };
}

/** Tokens that a gateway accepts. */
export interface JwtAuthPlan {
  readonly kind: 'jwt';
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly jwksUri: string;
  /** Claim that names the client. */
  readonly clientClaim: string;
}

/** How the clients of a gateway authenticate. */
export type GatewayAuthPlan =
  | JwtAuthPlan
  | {
      readonly kind: 'api-keys';
      /** Secret whose keys are names of clients and whose values are API keys. */
      readonly secret: string;
      readonly header: string;
      /** Header in which servers receive the name of the client. The proxies replace what a client writes there. */
      readonly clientHeader: string;
    }
  | {
      readonly kind: 'mutual-tls';
      /** Secret with the certificate of the authority, under the key `ca.crt`. */
      readonly secret: string;
    };

/** The clients of a gateway that a route accepts, by what the gateway knows of them. */
export type RouteClientsPlan =
  | { readonly kind: 'claim'; readonly claim: string; readonly values: readonly string[]; readonly token: JwtAuthPlan }
  | { readonly kind: 'header'; readonly header: string; readonly values: readonly string[] };

/** A number of requests per unit of time. */
export interface RequestRatePlan {
  readonly count: number;
  readonly per: 'second' | 'minute' | 'hour';
  /** Part of `count` that each proxy allows, rounded down. Proxies count on their own. */
  readonly countPerProxy: number;
}

/** Limits of the requests through a gateway to one service. */
export interface RequestLimitsPlan {
  /** Absent without a limit. */
  readonly requests?: RequestRatePlan;
  /** Limit of each client, whose name is in a header. Absent without a limit. */
  readonly requestsPerClient?: RequestRatePlan & { readonly clientHeader: string };
  /** Absent without a limit. */
  readonly bodyBytes?: number;
}

/** A certificate of Let's Encrypt for the host name of a gateway. */
export interface CertificatePlan {
  /** Secret of the gateway's namespace that holds the certificate. */
  readonly secret: string;
  /** Name of the Issuer in that namespace. */
  readonly issuer: string;
  /** Secret with the key of the account at the certificate authority. */
  readonly accountSecret: string;
  /** Recipient of expiry notices. */
  readonly email: string;
  /** ACME directory of the certificate authority. */
  readonly server: string;
}

/** The GatewayClass of the platform and its proxies. */
export interface GatewayClassPlan {
  /** Cluster-scoped, so two platforms of one cluster must not have the same name. */
  readonly name: string;
  readonly labels: Labels;
  readonly controller: string;
  readonly proxies: ProxiesPlan;
}

/** Number and resources of the proxy pods of each gateway of the class. */
export interface ProxiesPlan {
  /** Name and namespace of the EnvoyProxy. */
  readonly name: string;
  readonly namespace: string;
  /** At least 2, so that a drained node or a new proxy version does not interrupt the gateway. */
  readonly replicas: number;
  /** Minimum number of available pods when nodes are drained. */
  readonly minAvailable: number;
  /** Resources of each pod. Memory is a limit as well; Envoy rejects requests before it reaches the limit. */
  readonly resources: Pick<ResourcesPlan, 'cpuMilli' | 'memoryBytes'>;
  readonly nodeSelector: Labels;
  readonly tolerations: readonly TolerationPlan[];
  readonly topologySpread: readonly TopologySpreadPlan[];
  /** Labels of all proxies of the class. */
  readonly selector: Labels;
  /** Keys of labels that identify the gateway of a proxy. */
  readonly spreadBy: readonly string[];
}
