/** An entry point from outside the cluster: a Gateway with one hostname. */
export interface GatewaySpec<T extends string = string> {
  /** Hostname that clients use, in lower case: `models.acme.example`. */
  readonly hostname: string;
  /**
   * `internal`: reachable only from the network of the cluster. `public`: reachable from the internet.
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
  /** Names of the teams whose services can have routes on the gateway. @default - all teams */
  readonly teams?: readonly NoInfer<T>[];
}
