import type { GatewaySpec } from '../../../lib/definition/gateway';
import { planModelPlatform } from '../../../lib/plan/plan';
import { definition } from '../../fixtures/definition';

function gatewayOf(spec: Omit<GatewaySpec, 'hostname'>, provider: 'eks' | 'gke' | 'aks' = 'eks') {
  const gateways = { internal: { hostname: 'models.acme.example', ...spec } };
  return planModelPlatform({ ...definition(provider), gateways }).gateways.internal;
}

test('without a certificate it speaks HTTP, with one HTTPS', () => {
  expect(gatewayOf({})?.listener).toEqual({ name: 'http', port: 80, protocol: 'HTTP' });
  expect(gatewayOf({ tls: { secret: 'models-tls' } })?.listener).toEqual({
    name: 'https',
    port: 443,
    protocol: 'HTTPS',
    tlsSecret: 'models-tls',
  });
});

test('a route goes to the listener that there is', () => {
  const gateways = { internal: { hostname: 'models.acme.example', tls: { secret: 'models-tls' } } };
  const { services } = planModelPlatform({ ...definition(), gateways });
  expect(services.churn?.routes[0]?.section).toBe('https');
});

test('it takes routes of all teams, or of those that are named', () => {
  expect(gatewayOf({})?.routeNamespaces).toEqual(['ranking', 'shop']);
  expect(gatewayOf({ teams: ['ranking'] })?.routeNamespaces).toEqual(['ranking']);
});

test.each([
  ['eks', 'service.beta.kubernetes.io/aws-load-balancer-internal', 'true'],
  ['gke', 'networking.gke.io/load-balancer-type', 'Internal'],
  ['aks', 'service.beta.kubernetes.io/azure-load-balancer-internal', 'true'],
] as const)('on %s an internal gateway is not on the internet, and a public one is', (provider, key, value) => {
  expect(gatewayOf({}, provider)?.loadBalancerAnnotations[key]).toBe(value);
  const open = gatewayOf({ visibility: 'public', tls: { secret: 'models-tls' } }, provider);
  expect(open?.loadBalancerAnnotations).not.toHaveProperty([key]);
});
