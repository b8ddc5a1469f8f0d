import { ModelGateway } from '../../../lib/manifests/gateway/model-gateway';
import type { CertificatePlan } from '../../../lib/plan/types/gateway';
import { gatewayPlan } from '../../fixtures/plan';
import { find, renderConstruct } from '../render-construct';

const certificate: CertificatePlan = {
  secret: 'public-tls',
  issuer: 'public',
  accountSecret: 'public-acme-account',
  challengeListener: 'http',
  email: 'ops@acme.example',
  server: 'https://acme.example/directory',
};

const objects = renderConstruct((scope) => new ModelGateway(scope, 'gateway', { ...gatewayPlan, certificate }));

test('renders only the Gateway without a managed certificate', () => {
  const alone = renderConstruct((scope) => new ModelGateway(scope, 'gateway', gatewayPlan));
  expect(alone.map(({ kind }) => kind)).toEqual(['Gateway']);
  expect(find(alone, 'Gateway').spec.listeners).toHaveLength(1);
});

test('the certificate has the host name of the gateway and the Secret of the plan', () => {
  expect(find(objects, 'Certificate').spec).toEqual({
    secretName: 'public-tls',
    dnsNames: ['models.acme.example'],
    issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'public' },
  });
});

test('the issuer has the email address of the plan', () => {
  expect(find(objects, 'Issuer').spec.acme).toMatchObject({
    email: 'ops@acme.example',
    server: 'https://acme.example/directory',
    privateKeySecretRef: { name: 'public-acme-account' },
  });
});

test('challenges use the second listener of the gateway and no node port', () => {
  expect(find(objects, 'Issuer').spec.acme.solvers).toEqual([
    {
      http01: {
        gatewayHTTPRoute: {
          parentRefs: [
            {
              group: 'gateway.networking.k8s.io',
              kind: 'Gateway',
              name: 'public',
              namespace: 'gateways',
              sectionName: 'http',
            },
          ],
          serviceType: 'ClusterIP',
        },
      },
    },
  ]);
});

test('the challenge listener accepts only routes of its own namespace', () => {
  expect(find(objects, 'Gateway').spec.listeners[1]).toEqual({
    name: 'http',
    hostname: 'models.acme.example',
    port: 80,
    protocol: 'HTTP',
    allowedRoutes: { namespaces: { from: 'Same' } },
  });
});
