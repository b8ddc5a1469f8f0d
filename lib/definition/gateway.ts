/** A way into the cluster from outside: a Gateway with one host name. */
export interface GatewaySpec<T extends string = string> {
  /** Host name that clients use: `models.acme.example`. */
  readonly hostname: string;
  /**
   * `internal`: reached from the network of the cluster only. `public`: from the internet.
   * @default 'internal'
   */
  readonly visibility?: 'internal' | 'public';
  /**
   * TLS ends here, with the certificate in this Secret of the gateway's namespace, or with one that cert-manager gets
   * from Let's Encrypt and renews.
   * @default - plain HTTP; a public gateway without TLS is a finding
   */
  readonly tls?: { readonly secret: string } | { readonly letsEncrypt: { readonly email: string } };
  /** Teams whose services it may lead to. @default - all */
  readonly teams?: readonly NoInfer<T>[];
}
