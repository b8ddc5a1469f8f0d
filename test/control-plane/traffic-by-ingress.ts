import type { CanaryPlan } from '../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../lib/plan/types/service';
import type { KubeObject } from './modules';

/**
 * A Rollout whose requests are divided by an Ingress, which the controller can do without the plugin for the Gateway API.
 * The plugin is a program that nobody serves as a Go module, so that it is not here. How replicas come, stay and go is the
 * same with either; everything else stays as it is.
 */
export function throughIngress(object: KubeObject): KubeObject {
  const { strategy, ...spec } = (object.spec ?? {}) as { readonly strategy?: { readonly canary?: object } };
  if (object.kind !== 'Rollout' || !strategy?.canary) return object;
  const canary = { ...strategy.canary, trafficRouting: { nginx: { stableIngress: object.metadata.name } } };
  return { ...object, spec: { ...spec, strategy: { canary } } };
}

/** The Ingress that {@link throughIngress} names. */
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
