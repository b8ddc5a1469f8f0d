import type { JsonValue } from '../../lib/plan/types/add-on';

/** Path of a value: `['controllerManager', 'replicas']`. */
export type ValuePath = readonly string[];

/** Every value that is not an object, with its path. A list counts as one value, as in Helm. */
export function leavesOf(values: JsonValue, path: ValuePath = []): readonly (readonly [ValuePath, JsonValue])[] {
  return isObject(values)
    ? Object.entries(values).flatMap(([key, value]) => leavesOf(value, [...path, key]))
    : [[path, values]];
}

/** A copy without the value at a path. */
export function withoutLeaf(values: JsonValue, path: ValuePath): JsonValue {
  return changeLeaf(values, path, () => undefined);
}

/** A copy with another value at a path: detects values that equal the default of the chart. */
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
