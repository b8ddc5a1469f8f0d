import { ModelGateway } from '../../../lib/manifests/gateway/model-gateway';
import { definition, publicGateway, withGateway } from '../../fixtures/definition';
import { gatewayPlan } from '../../fixtures/plan';
import { entryOf, planOf } from '../../fixtures/plan-of';
import { find, renderConstruct } from '../render-construct';

const encrypted = withGateway(definition(), publicGateway);
const plan = entryOf(planOf(encrypted).gateways, 'internal');

const objects = renderConstruct((scope) => new ModelGateway(scope, 'gateway', plan));

test('renders no Issuer and no Certificate without a managed certificate', () => {
  const alone = renderConstruct((scope) => new ModelGateway(scope, 'gateway', gatewayPlan));
  expect(alone.map(({ kind }) => kind)).toEqual(['Gateway', 'PodMonitor']);
  expect(find(alone, 'Gateway').spec.listeners).toHaveLength(1);
});

test('the certificate has the host name of the gateway and the Secret of the plan', () => {
  expect(find(objects, 'Certificate').spec).toEqual({
    secretName: 'internal-tls',
    dnsNames: ['models.acme.example'],
    issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'internal' },
  });
});

test('the issuer has the email address of the plan', () => {
  expect(find(objects, 'Issuer').spec.acme).toMatchObject({
    email: 'ops@acme.example',
    server: 'https://acme-v02.api.letsencrypt.org/directory',
    privateKeySecretRef: { name: 'internal-acme-account' },
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
              name: 'internal',
              namespace: 'acme-gateways',
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
