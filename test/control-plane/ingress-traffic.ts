import type { CanaryPlan } from '../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../lib/plan/types/service';
import type { KubeObject } from './modules';

/**
 * Routes the traffic of a Rollout through an Ingress instead of the plugin for the Gateway API, which is not published as
 * a Go module. The lifecycle of replicas is the same with both. Everything else is unchanged.
 */
export function throughIngress(object: KubeObject): KubeObject {
  const { strategy, ...spec } = (object.spec ?? {}) as { readonly strategy?: { readonly canary?: object } };
  if (object.kind !== 'Rollout' || !strategy?.canary) return object;
  const canary = { ...strategy.canary, trafficRouting: { nginx: { stableIngress: object.metadata.name } } };
  return { ...object, spec: { ...spec, strategy: { canary } } };
}

/** The Ingress that {@link throughIngress} refers to. */
export function ingressOf({ name, namespace, port }: ModelServicePlan, { stableService }: CanaryPlan): KubeObject {
  const backend = { service: { name: stableService, port: { number: port.port } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace },
    spec: {
      ingressClassName: 'nginx',
      rules: [{ host: 'models.test', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}
