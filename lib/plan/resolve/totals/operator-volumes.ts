import { GiB, parseBytes } from '../../../units/quantity';
import type { AddOnPlan, JsonValue } from '../../types/add-on';

/** Sizes in GiB of the volumes that the charts of a platform claim. */
export function operatorVolumes(addOns: readonly AddOnPlan[]): readonly number[] {
  return addOns.filter(({ manage }) => manage).flatMap(({ values }) => claimsIn(values, 1));
}

/** Claims of StatefulSets, one for each replica. */
function claimsIn(value: JsonValue, replicas: number): readonly number[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each: JsonValue) => claimsIn(each, replicas));
  const fields = value as { readonly [field: string]: JsonValue };
  const own = typeof fields.replicas === 'number' ? fields.replicas : replicas;
  return Object.entries(fields).flatMap(([name, field]) =>
    name === 'volumeClaimTemplate' ? Array.from({ length: own }, () => sizeOf(field)) : claimsIn(field, own),
  );
}

function sizeOf(template: JsonValue): number {
  const { spec } = template as {
    readonly spec: { readonly resources: { readonly requests: { readonly storage: string } } };
  };
  return parseBytes(spec.resources.requests.storage) / GiB;
}
