import { gatewayClass } from '../../../lib/manifests/gateway/gateway-class';
import { ModelGateway } from '../../../lib/manifests/gateway/model-gateway';
import type { GatewayPlan } from '../../../lib/plan/types/gateway';
import { gatewayClassPlan, gatewayPlan } from '../../fixtures/plan';
import { renderOne } from '../render-construct';

function render(change: Partial<GatewayPlan> = {}) {
  return renderOne((scope) => new ModelGateway(scope, 'gateway', { ...gatewayPlan, ...change }));
}

const listener = (change: Partial<GatewayPlan> = {}) => render(change).spec.listeners[0];

describe('ModelGateway', () => {
  test('carries the metadata of the plan', () => {
    expect(render().metadata).toEqual({ name: 'public', namespace: 'gateways', labels: gatewayPlan.labels });
  });

  test('is of the class of the plan', () => {
    expect(render().spec.gatewayClassName).toBe('acme');
  });

  test('listens for the host name of the plan', () => {
    expect(listener()).toMatchObject({ name: 'https', hostname: 'models.acme.example', port: 443, protocol: 'HTTPS' });
  });

  test('ends TLS with the certificate of the plan', () => {
    expect(listener().tls).toEqual({
      mode: 'Terminate',
      certificateRefs: [{ group: '', kind: 'Secret', name: 'models-tls' }],
    });
  });

  test('has no TLS where the plan has none', () => {
    expect(listener({ listener: { name: 'http', port: 80, protocol: 'HTTP' } })).not.toHaveProperty('tls');
  });

  test('takes routes of the namespaces of the plan only', () => {
    expect(listener({ routeNamespaces: ['risk', 'ads'] }).allowedRoutes.namespaces).toEqual({
      from: 'Selector',
      selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['ads', 'risk'] }] },
    });
  });

  test('takes no routes where the plan names no namespaces', () => {
    expect(listener({ routeNamespaces: [] }).allowedRoutes.namespaces.selector).toEqual({
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'DoesNotExist' }],
    });
  });

  test('passes annotations on to the load balancer', () => {
    expect(render().spec.infrastructure).toEqual({ annotations: gatewayPlan.loadBalancerAnnotations });
  });

  test('says nothing about the load balancer where the plan does not', () => {
    expect(render({ loadBalancerAnnotations: {} }).spec).not.toHaveProperty('infrastructure');
  });
});

describe('gatewayClass', () => {
  test('is served by the program of the plan', () => {
    const plan = { ...gatewayClassPlan, labels: { a: 'b' }, controller: 'example.org/controller' };
    expect(renderOne((scope) => gatewayClass(scope, plan))).toMatchObject({
      metadata: { name: 'acme', labels: { a: 'b' } },
      spec: { controllerName: 'example.org/controller' },
    });
  });

  test('says where it is told how proxies run', () => {
    expect(renderOne((scope) => gatewayClass(scope, gatewayClassPlan)).spec.parametersRef).toEqual({
      group: 'gateway.envoyproxy.io',
      kind: 'EnvoyProxy',
      name: 'acme',
      namespace: 'gateways',
    });
  });
});
