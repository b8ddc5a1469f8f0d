import { isMap } from '../units/values';
import type { KubernetesObject } from './kubernetes-object';

/** Field with the maximum number of replicas, by the kind of an autoscaler. */
const maximums: Readonly<Record<string, string>> = {
  HorizontalPodAutoscaler: 'maxReplicas',
  ScaledObject: 'maxReplicaCount',
};

/** What a lower maximum of an autoscaler, also of another kind with the same name, means for running replicas. */
export function scaleDanger(old: KubernetesObject, all: readonly KubernetesObject[]): string | undefined {
  const before = maximumOf(old);
  const after = all
    .filter(({ metadata: { name, namespace } }) => name === old.metadata.name && namespace === old.metadata.namespace)
    .map(maximumOf)
    .find((maximum) => maximum !== undefined);
  if (before === undefined || after === undefined || after >= before) return undefined;
  const stopped = before - after;
  return `at most ${after} replicas run instead of ${before}: up to ${stopped} ${stopped === 1 ? 'stops' : 'stop'}, without regard to the load`;
}

function maximumOf(object: KubernetesObject): number | undefined {
  const { kind, spec } = object as KubernetesObject & { readonly spec?: unknown };
  const field = Object.hasOwn(maximums, kind) ? maximums[kind] : undefined;
  const value = field !== undefined && isMap(spec) ? spec[field] : undefined;
  return typeof value === 'number' ? value : undefined;
}
