import type { ResourcesPlan } from './container';
import type { Labels } from './labels';
import type { TolerationPlan, TopologySpreadPlan } from './pod';

/** A way from a gateway to the service. */
export interface RoutePlan {
  /** Name of the HTTPRoute. Without a dot, at which Envoy would cut it off in the names of its metrics. */
  readonly name: string;
  readonly gateway: string;
  readonly gatewayNamespace: string;
  readonly hostname: string;
  readonly pathPrefix: string;
  /** What the paths of the server's other models begin with. @default [] */
  readonly otherPathPrefixes?: readonly string[];
  /** What stands in the place of the prefix in requests that reach the server. @default - the prefix stays */
  readonly rewrite?: string;
  /** Longest time of an answer, to its end. @default - the gateway's own, which of Envoy is 15 s */
  readonly timeoutSeconds?: number;
  /** Listener of the gateway. */
  readonly section: string;
}

/** A gateway that is part of the tree. */
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
   * A certificate that cert-manager gets and renews, where the definition asks for one. Its authority looks for an answer
   * on port 80, for which the gateway has a second listener.
   */
  readonly certificate?: CertificatePlan;
  /** Namespaces whose routes it takes. */
  readonly routeNamespaces: readonly string[];
  /** Annotations for the load balancer that the cloud makes for it. */
  readonly loadBalancerAnnotations: Labels;
  /** Labels of the proxy's pods, for network policies. */
  readonly proxy: { readonly namespace: string; readonly pods: Labels };
  /** Where the proxy's numbers are read. Absent where every server behind it tells how long requests take itself. */
  readonly scrape?: { readonly port: string; readonly path: string; readonly intervalSeconds: number };
}

/** A certificate of Let's Encrypt for a gateway's host name. */
export interface CertificatePlan {
  /** Secret that it is put into, in the gateway's namespace. */
  readonly secret: string;
  /** Name of the Issuer in that namespace. */
  readonly issuer: string;
  /** Secret with the key of the account at the authority. */
  readonly accountSecret: string;
  /** Listener on port 80, for the authority alone. */
  readonly challengeListener: string;
  /** Who is told before it ends. */
  readonly email: string;
  /** Address of the directory of the certificate authority. */
  readonly server: string;
}

/** What makes gateways work: a class, and the program that serves it. */
export interface GatewayClassPlan {
  /** Objects of this kind are the cluster's: two platforms of one cluster must not have the same. */
  readonly name: string;
  readonly labels: Labels;
  readonly controller: string;
  readonly proxies: ProxiesPlan;
}

/** The pods that requests go through, as many and as they are for each gateway of the class. */
export interface ProxiesPlan {
  /** Name of the object that says so, and its namespace. */
  readonly name: string;
  readonly namespace: string;
  /** Two or more: a node that is taken away, or a new version of the proxy, must not close the gateway. */
  readonly replicas: number;
  /** Fewest that stay when nodes are emptied. */
  readonly minAvailable: number;
  /** What each asks for. Memory is a limit as well, at which Envoy turns requests away before it is ended. */
  readonly resources: Pick<ResourcesPlan, 'cpuMilli' | 'memoryBytes'>;
  readonly nodeSelector: Labels;
  readonly tolerations: readonly TolerationPlan[];
  readonly topologySpread: readonly TopologySpreadPlan[];
  /** Labels of all proxies of the class. */
  readonly selector: Labels;
  /** Keys of labels that tell one gateway's proxies from another's. */
  readonly spreadBy: readonly string[];
}
