/** How the clients of a gateway authenticate. */
export type GatewayAuthSpec =
  | {
      /** A JSON Web Token (JWT) of an OpenID Connect provider in the header `Authorization: Bearer`. */
      readonly jwt: JwtAuthSpec;
    }
  | {
      /** An API key in a header. Servers behind the gateway do not receive it. */
      readonly apiKeys: ApiKeysAuthSpec;
    }
  | {
      /** A client certificate: mutual TLS. */
      readonly mtls: {
        /** The authority that signs the certificates of clients. The key `ca.crt` of the Secret has its certificate. */
        readonly certificateAuthority: GatewaySecretSpec;
      };
    };

/** Which tokens a gateway accepts. It checks signature, issuer, audience and expiry. */
export interface JwtAuthSpec {
  /** Issuer, the claim `iss`: `https://login.acme.example/realms/ml`. */
  readonly issuer: string;
  /** Accepted audiences, the claim `aud`: 1 to 8, each at most 253 characters. */
  readonly audiences: readonly string[];
  /** Address of the issuer's public keys, the `jwks_uri` of its OpenID configuration. */
  readonly jwksUri: string;
  /** Claim that names the client, which `clients` of a consumer lists: `azp`. @default 'sub' */
  readonly clientClaim?: string;
}

/** API keys of a gateway. Each key of the Secret is the name of a client, and its value is the API key. */
export interface ApiKeysAuthSpec extends GatewaySecretSpec {
  /** Header of the API key, in lower case, which no proxy sets: not `host` or `x-client-id`. @default 'x-api-key' */
  readonly header?: string;
}

/** A Secret in the namespace of the gateway. */
export interface GatewaySecretSpec {
  /** Name of the Secret: `model-keys`. */
  readonly secret: string;
  /**
   * Name of the secret in the secret manager from which External Secrets copies it: `acme-model-keys`. API keys are a JSON
   * map of clients and keys. In a cloud `pulumi up` creates the secret without a value, and you set the value. On an
   * existing cluster you create the secret, and a ClusterSecretStore with the name of the platform that reads it.
   * @default - you create the Secret in the cluster
   */
  readonly remote?: string;
}
