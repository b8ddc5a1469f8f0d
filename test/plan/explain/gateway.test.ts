import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import { explainGateway } from '../../../lib/plan/explain/gateway';
import { definition, existingDefinition, publicGateway, withGateway } from '../../fixtures/definition';
import { contextOf, lineOf, sampleContext } from '../../fixtures/explanations';
import { entryOf } from '../../fixtures/plan-of';

const lines = explainGateway(entryOf(sampleContext.plan.gateways, 'inside'), sampleContext).lines;

function tlsOf(tls: Parameters<typeof withGateway>[1]) {
  const context = contextOf(withGateway(definition(), tls));
  return lineOf(explainGateway(entryOf(context.plan.gateways, 'internal'), context).lines, 'TLS');
}

test('shows the address that clients use', () => {
  expect(lineOf(lines, 'address')).toMatchObject({
    value: 'http://models.acme.example:80',
    from: { kind: 'definition', path: ['gateways', 'inside', 'hostname'] },
  });
});

test('is internal by default, by annotations for the load balancer', () => {
  expect(lineOf(lines, 'visibility')).toMatchObject({ value: 'internal', from: { kind: 'default' } });
  expect(lineOf(lines, 'load balancer').value).toContain('aws-load-balancer-internal=true');
});

test('shows the namespaces whose routes it accepts', () => {
  expect(lineOf(lines, 'namespaces').value).toBe('legacy-ns, ranking-ns, search');
});

test('shows its routes with their services', () => {
  expect(lineOf(lines, 'route')).toMatchObject({
    value: '/v2/models/churn-model to churn',
    from: { path: ['services', 'churn', 'consumers'] },
  });
});

test('shows plain HTTP, a Secret or a certificate of Let’s Encrypt', () => {
  expect(lineOf(lines, 'TLS')).toMatchObject({ value: 'none', from: { kind: 'default' } });
  expect(tlsOf({ tls: { secret: 'models-tls' } })).toMatchObject({
    value: expect.stringContaining('models-tls'),
    from: { kind: 'definition' },
  });
  const managed = tlsOf(publicGateway);
  expect(managed.value).toContain('internal-tls');
  expect(managed.why).toContain("Let's Encrypt");
});

test('says who creates the store of its secrets', () => {
  const auth = { apiKeys: { secret: 'model-keys', remote: 'acme/model-keys' } };
  const secretOf = (base: ModelPlatformDefinition) => {
    const context = contextOf(withGateway(base, { auth, tls: { secret: 'models-tls' } }));
    return lineOf(explainGateway(entryOf(context.plan.gateways, 'internal'), context).lines, 'secret model-keys');
  };
  expect(secretOf(existingDefinition())).toMatchObject({
    value: 'acme/model-keys',
    why: 'External Secrets copies it from the ClusterSecretStore acme, which you create; no file contains its value',
  });
  expect(secretOf(definition()).why).toContain('AWS Secrets Manager in us-east-1;');
});
