import type { ServingSpec } from '../../../definition/service';

/** Replicas, by default two to four: one still serves while a node is drained. */
export function resolveReplicas({ scale }: Pick<ServingSpec, 'scale'>): { readonly min: number; readonly max: number } {
  const min = scale?.min ?? 2;
  return { min, max: scale?.max ?? Math.max(min, 4) };
}
