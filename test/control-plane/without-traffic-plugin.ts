import type { KubeObject } from './modules';

/** Fields that the controller accepts only together with traffic routing. */
const trafficFields = [
  'trafficRouting',
  'abortScaleDownDelaySeconds',
  'scaleDownDelayRevisionLimit',
  'scaleDownDelaySeconds',
];

/**
 * Removes the traffic plugin from a Rollout: it is a program that is not published as a Go module. Without it the
 * controller splits traffic by the number of pods. Everything else is unchanged.
 */
export function withoutTrafficPlugin(object: KubeObject): KubeObject {
  const { strategy, ...spec } = (object.spec ?? {}) as { readonly strategy?: { readonly canary?: object } };
  if (object.kind !== 'Rollout' || !strategy?.canary) return object;
  const canary = Object.entries(strategy.canary).filter(([field]) => !trafficFields.includes(field));
  return { ...object, spec: { ...spec, strategy: { canary: Object.fromEntries(canary) } } };
}
