import type { GatewayAuthPlan, GatewayPlan, JwtAuthPlan } from '../../plan/types/gateway';
import { assertNever } from '../../units/assert-never';
import type { Create, KubeValue } from '../kube';
import { listenerOf } from './policy-target';

/**
 * The policy that authenticates the clients of a gateway: a SecurityPolicy for credentials in a request, a
 * ClientTrafficPolicy for client certificates. Source of all fields: envoyproxy/gateway@v1.9.1, `api/v1alpha1`.
 */
export function authentication<T>(create: Create<T>, plan: GatewayPlan, auth: GatewayAuthPlan): T {
  return create('authentication', {
    kind: auth.kind === 'mutual-tls' ? 'ClientTrafficPolicy' : 'SecurityPolicy',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: { targetRefs: [listenerOf(plan)], ...credentials(auth) },
  });
}

/** Name of the only issuer of tokens in a policy. */
export const tokenProvider = 'issuer';

/** Tokens that a policy accepts. */
export function tokens({ issuer, audiences, jwksUri }: JwtAuthPlan): Readonly<Record<string, KubeValue>> {
  const remoteJWKS = { uri: jwksUri, cacheDuration: '300s' };
  // By default a token in the query parameter access_token is accepted too, which servers would receive and log.
  const extractFrom = { headers: [{ name: 'Authorization', valuePrefix: 'Bearer ' }] };
  return { jwt: { providers: [{ name: tokenProvider, issuer, audiences, remoteJWKS, extractFrom }] } };
}

function credentials(auth: GatewayAuthPlan): Readonly<Record<string, KubeValue>> {
  switch (auth.kind) {
    case 'jwt':
      return tokens(auth);
    case 'api-keys':
      return {
        apiKeyAuth: {
          credentialRefs: [{ group: '', kind: 'Secret', name: auth.secret }],
          extractFrom: [{ headers: [auth.header] }],
          forwardClientIDHeader: auth.clientHeader,
          sanitize: true,
        },
      };
    case 'mutual-tls':
      return {
        tls: { clientValidation: { caCertificateRefs: [{ group: '', kind: 'Secret', name: auth.secret }] } },
      };
    default:
      return assertNever(auth);
  }
}
