import { ModelGateway, planGateway, synthesize } from '@model-platform/core';
import { App, Chart } from 'cdk8s';

const plan = planGateway('models', {
  namespace: 'gateways',
  className: 'envoy',
  hostname: 'models.acme.example',
  visibility: 'public',
  tls: { letsEncrypt: { email: 'ops@acme.example' } },
  auth: { apiKeys: { secret: 'model-keys' } },
  limits: { requests: '100/s', requestsPerClient: '20/s', body: '2Mi' },
  routeNamespaces: ['analytics'],
});

const app = new App();
new ModelGateway(new Chart(app, 'gateway', { disableResourceNameHashes: true }), 'models', plan);
synthesize(app);
