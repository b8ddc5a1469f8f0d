import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { apiVersions } from '../../catalog/apis';
import type { CertificatePlan, GatewayPlan } from '../../plan/types/gateway';
import { kubeObject } from '../kube';

/**
 * Who gives certificates to a gateway. Its authority asks for an answer under the host name, which cert-manager gives
 * through the gateway itself. Source of all fields: cert-manager/cert-manager@v1.21.1,
 * `deploy/crds/cert-manager.io_issuers.yaml`.
 */
export function issuer(scope: Construct, plan: GatewayPlan, asked: CertificatePlan): ApiObject {
  return kubeObject(scope, 'issuer', {
    kind: 'Issuer',
    metadata: { name: asked.issuer, namespace: plan.namespace, labels: plan.labels },
    spec: {
      acme: {
        email: asked.email,
        server: asked.server,
        privateKeySecretRef: { name: asked.accountSecret },
        solvers: [
          {
            http01: {
              gatewayHTTPRoute: {
                parentRefs: [
                  {
                    group: apiVersions.Gateway.replace(/\/.*/, ''),
                    kind: 'Gateway',
                    name: plan.name,
                    namespace: plan.namespace,
                    sectionName: asked.challengeListener,
                  },
                ],
                // Otherwise it would open a port on every node.
                serviceType: 'ClusterIP',
              },
            },
          },
        ],
      },
    },
  });
}

/** The certificate of a gateway's host name, and the Secret that it is kept in. */
export function certificate(scope: Construct, plan: GatewayPlan, asked: CertificatePlan): ApiObject {
  return kubeObject(scope, 'certificate', {
    kind: 'Certificate',
    metadata: { name: asked.secret, namespace: plan.namespace, labels: plan.labels },
    spec: {
      secretName: asked.secret,
      dnsNames: [plan.hostname],
      issuerRef: { group: apiVersions.Issuer.replace(/\/.*/, ''), kind: 'Issuer', name: asked.issuer },
    },
  });
}
