import { gatewayClass } from '../../../lib/manifests/gateway/gateway-class';
import { ModelGateway } from '../../../lib/manifests/gateway/model-gateway';
import { createIn } from '../../../lib/manifests/kube-construct';
import type { GatewayPlan } from '../../../lib/plan/types/gateway';
import { definition, withGateway } from '../../fixtures/definition';
import { gatewayClassPlan, gatewayPlan } from '../../fixtures/plan';
import { entryOf, planOf } from '../../fixtures/plan-of';
import { find, renderConstruct, renderOne } from '../render-construct';

function render(change: Partial<GatewayPlan> = {}) {
  return find(
    renderConstruct((scope) => new ModelGateway(scope, 'gateway', { ...gatewayPlan, ...change })),
    'Gateway',
  );
}

const listener = (change: Partial<GatewayPlan> = {}) => render(change).spec.listeners[0];

describe('ModelGateway', () => {
  test('has the metadata of the plan', () => {
    expect(render().metadata).toEqual({ name: 'internal', namespace: 'acme-gateways', labels: gatewayPlan.labels });
  });

  test('has the class of the plan', () => {
    expect(render().spec.gatewayClassName).toBe('acme');
  });

  test('has a listener for the host name of the plan', () => {
    expect(listener()).toMatchObject({ name: 'http', hostname: 'models.acme.example', port: 80, protocol: 'HTTP' });
  });

  test('terminates TLS with the certificate of the plan', () => {
    const { gateways } = planOf(withGateway(definition(), { tls: { secret: 'models-tls' }, redirect: false }));
    expect(listener(entryOf(gateways, 'internal')).tls).toEqual({
      mode: 'Terminate',
      certificateRefs: [{ group: '', kind: 'Secret', name: 'models-tls' }],
    });
  });

  test('has no TLS if the plan has none', () => {
    expect(listener()).not.toHaveProperty('tls');
  });

  test('accepts only routes of the namespaces in the plan', () => {
    expect(listener({ routeNamespaces: ['ranking', 'ads'] }).allowedRoutes.namespaces).toEqual({
      from: 'Selector',
      selector: {
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['ads', 'ranking'] }],
      },
    });
  });

  test('accepts no routes if the plan has no namespaces', () => {
    expect(listener({ routeNamespaces: [] }).allowedRoutes.namespaces.selector).toEqual({
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'DoesNotExist' }],
    });
  });

  test('passes annotations to the load balancer', () => {
    expect(render().spec.infrastructure).toEqual({ annotations: gatewayPlan.loadBalancerAnnotations });
  });

  test('omits the load balancer settings if the plan has none', () => {
    expect(render({ loadBalancerAnnotations: {} }).spec).not.toHaveProperty('infrastructure');
  });
});

describe('gatewayClass', () => {
  test('has the controller of the plan', () => {
    const plan = { ...gatewayClassPlan, labels: { a: 'b' }, controller: 'example.org/controller' };
    expect(renderOne((scope) => gatewayClass(createIn(scope), plan))).toMatchObject({
      metadata: { name: 'acme', labels: { a: 'b' } },
      spec: { controllerName: 'example.org/controller' },
    });
  });

  test('references the EnvoyProxy of the plan', () => {
    expect(renderOne((scope) => gatewayClass(createIn(scope), gatewayClassPlan)).spec.parametersRef).toEqual({
      group: 'gateway.envoyproxy.io',
      kind: 'EnvoyProxy',
      name: 'acme',
      namespace: 'acme-gateways',
    });
  });
});
