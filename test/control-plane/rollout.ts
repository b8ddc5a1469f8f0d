import type { KubeObject } from './modules';

/** What the controller takes only where a plugin divides the requests. */
const onlyWithTraffic = [
  'trafficRouting',
  'abortScaleDownDelaySeconds',
  'scaleDownDelayRevisionLimit',
  'scaleDownDelaySeconds',
];

/**
 * A Rollout without its traffic plugin, which is a program that nobody serves as a Go module, so that it is not here:
 * without it the controller divides the pods and not the requests. Everything else stays as it is.
 */
export function withoutTrafficPlugin(object: KubeObject): KubeObject {
  const { strategy, ...spec } = (object.spec ?? {}) as { readonly strategy?: { readonly canary?: object } };
  if (object.kind !== 'Rollout' || !strategy?.canary) return object;
  const canary = Object.entries(strategy.canary).filter(([field]) => !onlyWithTraffic.includes(field));
  return { ...object, spec: { ...spec, strategy: { canary: Object.fromEntries(canary) } } };
}
