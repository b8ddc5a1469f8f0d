import type { GatewayAuthSpec, GatewaySecretSpec } from '../../definition/gateway-auth';
import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Path } from '../../errors';

/** A Secret that a gateway needs. */
interface GatewaySecret extends GatewaySecretSpec {
  readonly gateway: string;
  /** Path of the map with the names of the secret. */
  readonly path: Path;
  /** Key of its only value. @default - each client of the gateway has a key */
  readonly key?: string;
}

/** Secrets that authenticate the clients of gateways. */
export function gatewaySecrets({ gateways = {} }: ModelPlatformDefinition): readonly GatewaySecret[] {
  return Object.entries(gateways).flatMap(([gateway, { auth }]) =>
    secretsOf(auth).map(({ path, ...secret }) => ({
      ...secret,
      gateway,
      path: ['gateways', gateway, 'auth', ...path],
    })),
  );
}

/** Secrets of one gateway, with the paths below `auth`. */
export function secretsOf(auth: GatewayAuthSpec | undefined): readonly Omit<GatewaySecret, 'gateway'>[] {
  if (!auth || 'jwt' in auth) return [];
  return 'apiKeys' in auth
    ? [{ ...auth.apiKeys, path: ['apiKeys'] }]
    : [{ ...auth.mtls.certificateAuthority, path: ['mtls', 'certificateAuthority'], key: 'ca.crt' }];
}
