import { clientHeader } from '../../../definition/client-header';
import type { GatewayAuthSpec } from '../../../definition/gateway-auth';
import { assertNever } from '../../../units/assert-never';
import type { GatewayAuthPlan, RouteClientsPlan } from '../../types/gateway';

/** Authentication of the clients of a gateway. */
export function resolveAuth(spec: GatewayAuthSpec): GatewayAuthPlan {
  if ('jwt' in spec) {
    const { issuer, audiences, jwksUri, clientClaim = 'sub' } = spec.jwt;
    return { kind: 'jwt', issuer, audiences, jwksUri, clientClaim };
  }
  if ('apiKeys' in spec) {
    const { secret, header = 'x-api-key' } = spec.apiKeys;
    return { kind: 'api-keys', secret, header, clientHeader };
  }
  return { kind: 'mutual-tls', secret: spec.mtls.certificateAuthority.secret };
}

/**
 * Headers that the proxies remove after they have authenticated a request: the token, which is valid at every server of the
 * gateway, and the name of the client, unless the proxies set it. Without that, any client could name itself. The proxies
 * remove API keys on their own, and by default what a client says of its certificate; they refuse headers with underscores.
 * Source: envoyproxy/gateway@v1.9.1, `internal/xds/translator/jwt.go` (Forward) and `listener.go`.
 */
export function removedHeaders(auth: GatewayAuthPlan | undefined): readonly string[] {
  switch (auth?.kind) {
    case 'jwt':
      return [tokenHeader, clientHeader];
    case 'api-keys':
      return [];
    case 'mutual-tls':
    case undefined:
      return [clientHeader];
    default:
      return assertNever(auth);
  }
}

const tokenHeader = 'authorization';

/** The clients of a route. Undefined if the gateway does not know the names of its clients, which a rule reports. */
export function resolveClients(
  values: readonly string[],
  auth: GatewayAuthPlan | undefined,
): RouteClientsPlan | undefined {
  switch (auth?.kind) {
    case 'jwt':
      return { kind: 'claim', claim: auth.clientClaim, values, token: auth };
    case 'api-keys':
      return { kind: 'header', header: auth.clientHeader, values };
    case 'mutual-tls':
    case undefined:
      return undefined;
    default:
      return assertNever(auth);
  }
}
