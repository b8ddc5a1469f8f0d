import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GatewayAuthPlan, GatewayPlan } from '../../plan/types/gateway';
import { assertNever } from '../../units/assert-never';
import { type KubeValue, kubeObject } from '../kube';
import { listenerOf } from './policy-target';

/**
 * The policy that authenticates the clients of a gateway: a SecurityPolicy for credentials in a request, a
 * ClientTrafficPolicy for client certificates. Source of all fields: envoyproxy/gateway@v1.9.1, `api/v1alpha1`.
 */
export function authentication(scope: Construct, plan: GatewayPlan, auth: GatewayAuthPlan): ApiObject {
  return kubeObject(scope, 'authentication', {
    kind: auth.kind === 'mutual-tls' ? 'ClientTrafficPolicy' : 'SecurityPolicy',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: { targetRefs: [listenerOf(plan)], ...credentials(auth) },
  });
}

function credentials(auth: GatewayAuthPlan): Readonly<Record<string, KubeValue>> {
  switch (auth.kind) {
    case 'jwt':
      return {
        jwt: {
          providers: [
            {
              name: 'issuer',
              issuer: auth.issuer,
              audiences: auth.audiences,
              remoteJWKS: { uri: auth.jwksUri, cacheDuration: '300s' },
            },
          ],
        },
      };
    case 'api-keys':
      return {
        apiKeyAuth: {
          credentialRefs: [{ group: '', kind: 'Secret', name: auth.secret }],
          extractFrom: [{ headers: [auth.header] }],
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
