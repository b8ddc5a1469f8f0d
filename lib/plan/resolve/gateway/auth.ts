import type { GatewayAuthSpec } from '../../../definition/gateway-auth';
import type { GatewayAuthPlan } from '../../types/gateway';

/** Authentication of the clients of a gateway. */
export function resolveAuth(spec: GatewayAuthSpec): GatewayAuthPlan {
  if ('jwt' in spec) return { kind: 'jwt', ...spec.jwt };
  if ('apiKeys' in spec) {
    const { secret, header = 'x-api-key' } = spec.apiKeys;
    return { kind: 'api-keys', secret, header };
  }
  return { kind: 'mutual-tls', secret: spec.mtls.certificateAuthority.secret };
}
