import type { JsonValue } from '../../lib/plan/types/add-on';

/** Where a value stands: `['controllerManager', 'replicas']`. */
export type ValuePath = readonly string[];

/** Every value that is no object, with its path; a list counts as one value, as it does for Helm. */
export function leavesOf(values: JsonValue, path: ValuePath = []): readonly (readonly [ValuePath, JsonValue])[] {
  return isObject(values)
    ? Object.entries(values).flatMap(([key, value]) => leavesOf(value, [...path, key]))
    : [[path, values]];
}

/** The same values without one of them. */
export function withoutLeaf(values: JsonValue, path: ValuePath): JsonValue {
  return changeLeaf(values, path, () => undefined);
}

/** The same values with another one in one place: what stands for a default of the chart shows when it is changed. */
export function withOtherLeaf(values: JsonValue, path: ValuePath): JsonValue {
  return changeLeaf(values, path, other);
}

function changeLeaf(
  values: JsonValue,
  [first, ...rest]: ValuePath,
  change: (leaf: JsonValue) => JsonValue | undefined,
): JsonValue {
  if (first === undefined || !isObject(values)) return values;
  const { [first]: child = null, ...others } = values;
  const changed = rest.length === 0 ? change(child) : changeLeaf(child, rest, change);
  return changed === undefined ? others : { ...others, [first]: changed };
}

function other(leaf: JsonValue): JsonValue {
  if (typeof leaf === 'boolean') return !leaf;
  if (typeof leaf === 'number') return leaf + 1;
  return typeof leaf === 'string' ? `${leaf}-other` : [];
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
