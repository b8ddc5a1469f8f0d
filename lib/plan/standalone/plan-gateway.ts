import { existingProvider } from '../../definition/provider-names';
import { standaloneGatewaySchema } from '../../definition/schema/standalone-gateway';
import type { StandaloneGatewaySpec } from '../../definition/standalone-gateway';
import { envoyGateway } from '../add-ons/envoy-gateway';
import { platformLabels } from '../facts/label-keys';
import { providerNamed } from '../providers/select';
import { resolveGateway } from '../resolve/gateway/gateway';
import type { GatewayPlan } from '../types/gateway';
import { applyStandaloneRules, shapeOf, throwFindings } from './standalone';

/**
 * Plans one gateway in an existing cluster with Envoy Gateway: listeners, certificate, authentication and limits.
 *
 * @example
 * new ModelGateway(chart, 'models', planGateway('models', {
 *   namespace: 'gateways',
 *   className: 'envoy',
 *   hostname: 'models.acme.example',
 *   tls: { secret: 'models-tls' },
 *   auth: { apiKeys: { secret: 'model-keys' } },
 *   routeNamespaces: ['analytics'],
 * }));
 *
 * @param name A DNS label of at most 40 characters.
 * @throws PlatformError with all findings.
 */
export function planGateway(name: string, spec: StandaloneGatewaySpec): GatewayPlan {
  throwFindings(shapeOf(name, spec, standaloneGatewaySchema));
  const plan = resolveStandaloneGateway(name, spec);
  const stateInternal = 'set loadBalancerAnnotations to those of an internal load balancer, {} if it needs none';
  applyStandaloneRules({ gateway: [{ path: [], spec, visibility: plan.visibility, stateInternal }] }, {});
  return plan;
}

function resolveStandaloneGateway(name: string, spec: StandaloneGatewaySpec): GatewayPlan {
  const { loadBalancerAnnotations: given, provider = existingProvider } = spec;
  return resolveGateway(name, spec, {
    namespace: spec.namespace,
    labels: platformLabels(name),
    className: spec.className,
    routeNamespaces: spec.routeNamespaces,
    proxyNamespace: spec.controllerNamespace ?? envoyGateway.namespace,
    secretStore: { kind: 'cluster-secret-store', name: spec.secretStore ?? name },
    provider: given ? { loadBalancerAnnotations: () => given } : providerNamed(provider),
    scrapeLabels: spec.prometheus?.selectorLabels ?? {},
  });
}
