import type { GatewayAuthSpec } from './gateway-auth';
import type { RequestLimitsSpec } from './request-limits';

/** An entry point from outside the cluster: a Gateway with one hostname. */
export interface GatewaySpec<T extends string = string> {
  /** Hostname that clients use, in lower case: `models.acme.example`. */
  readonly hostname: string;
  /**
   * `internal`: reachable only from the network of the cluster. `public`: reachable from the internet. On an existing cluster
   * the controller of load balancers decides: `cluster.loadBalancers` has its annotations.
   * @default 'internal'
   */
  readonly visibility?: 'internal' | 'public';
  /**
   * TLS termination with the certificate in a Secret, or with one that cert-manager gets from Let's Encrypt and renews.
   * @default - plain HTTP, which is an error for a public gateway
   */
  readonly tls?:
    | {
        /** TLS Secret in the namespace of the gateway: `models-tls`. */
        readonly secret: string;
      }
    | {
        /** Certificate from Let's Encrypt. */
        readonly letsEncrypt: {
          /** Contact address of the account at Let's Encrypt: `ops@acme.example`. */
          readonly email: string;
        };
      };
  /**
   * Whether requests with plain HTTP are redirected to HTTPS with status 301. Without it, port 80 is closed, except for the
   * certificate authority.
   * @default - true with `tls`
   */
  readonly redirect?: boolean;
  /**
   * How clients authenticate. Requests without valid credentials get status 401, with `mtls` no connection.
   * @default - everyone who reaches the gateway can send requests, which is an error for a public gateway
   */
  readonly auth?: GatewayAuthSpec;
  /**
   * Limits of the requests to each service. A consumer of a service can lower them.
   * @default - none, which is an error for a public gateway
   */
  readonly limits?: RequestLimitsSpec;
  /**
   * Names of the teams whose services can have routes on the gateway.
   * @default - all teams; in a definition with parts, the teams of services outside the parts that name the gateway
   */
  readonly teams?: readonly NoInfer<T>[];
}
