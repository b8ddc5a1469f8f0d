import { apiVersions } from '../../catalog/apis';
import type { CertificatePlan, GatewayPlan } from '../../plan/types/gateway';
import type { Create } from '../kube';

/**
 * The ACME issuer for the certificate of a gateway. cert-manager answers HTTP-01 challenges through the gateway itself.
 * Source of all fields: cert-manager/cert-manager@v1.21.1, `deploy/crds/cert-manager.io_issuers.yaml`.
 */
export function issuer<T>(create: Create<T>, plan: GatewayPlan, acme: CertificatePlan): T {
  return create('issuer', {
    kind: 'Issuer',
    metadata: { name: acme.issuer, namespace: plan.namespace, labels: plan.labels },
    spec: {
      acme: {
        email: acme.email,
        server: acme.server,
        privateKeySecretRef: { name: acme.accountSecret },
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
                    sectionName: plan.plainListener?.name,
                  },
                ],
                // The default, NodePort, opens a port on every node.
                serviceType: 'ClusterIP',
              },
            },
          },
        ],
      },
    },
  });
}

/** The certificate for a gateway's host name, stored in a Secret. */
export function certificate<T>(create: Create<T>, plan: GatewayPlan, acme: CertificatePlan): T {
  return create('certificate', {
    kind: 'Certificate',
    metadata: { name: acme.secret, namespace: plan.namespace, labels: plan.labels },
    spec: {
      secretName: acme.secret,
      dnsNames: [plan.hostname],
      issuerRef: { group: apiVersions.Issuer.replace(/\/.*/, ''), kind: 'Issuer', name: acme.issuer },
    },
  });
}
