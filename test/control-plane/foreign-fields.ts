import type { ForeignFieldsPlan } from '../../lib/plan/types/delivery';
import type { KubeObject } from './modules';

/**
 * An object as Argo CD applies it with `RespectIgnoreDifferences`: fields that the plan leaves to controllers keep their
 * live values. Route weights are not included, because the plugin that sets them does not run here.
 */
export function withForeignFields(
  object: KubeObject,
  live: KubeObject | undefined,
  foreignFields: readonly ForeignFieldsPlan[],
): KubeObject {
  const { kind, metadata } = object;
  return foreignFields
    .filter((each) => each.kind === kind && each.name === metadata.name && each.namespace === metadata.namespace)
    .flatMap(({ fields }) => (fields.kind === 'json-pointer' ? [fields.pointer.split('/').slice(1)] : []))
    .reduce((kept, path) => keep(kept, live, path), object);
}

function keep<T>(ours: T, live: unknown, [key, ...rest]: readonly string[]): T {
  if (key === undefined) return live as T;
  const theirs = (live as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (theirs === undefined) return ours;
  return { ...ours, [key]: keep((ours as Readonly<Record<string, unknown>>)[key], theirs, rest) };
}
