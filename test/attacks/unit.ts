import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import type { Path } from '../../lib/errors';
import { type Leaf, withLeaves } from '../fixtures/free-texts';

/** Places of a definition that get the same text together. */
export interface Unit {
  readonly field: string;
  /** The text that these places have in the scene. */
  readonly original: string;
  readonly leaves: readonly Leaf[];
}

/** One place of each field. */
export function singleUnits(leaves: readonly Leaf[], definition: unknown): readonly Unit[] {
  const first = new Map<string, Leaf>();
  for (const leaf of leaves) if (!first.has(leaf.field)) first.set(leaf.field, leaf);
  return [...first].map(([field, leaf]) => ({ field, original: textAt(definition, leaf), leaves: [leaf] }));
}

/** Names with their references, so that another name is not refused because it is unknown. */
export function nameUnits(leaves: readonly Leaf[], definition: unknown): readonly Unit[] {
  const byText = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const text = textAt(definition, leaf);
    byText.set(text, [...(byText.get(text) ?? []), leaf]);
  }
  return [...byText]
    .filter(([, found]) => found.length > 1 && found.some(({ isKey }) => isKey))
    .map(([original, found]) => ({
      field: `${found.find(({ isKey }) => isKey)?.field} with its references`,
      original,
      leaves: found,
    }));
}

function textAt(definition: unknown, { path, isKey }: Leaf): string {
  return String(
    isKey ? path.at(-1) : path.reduce<unknown>((value, step) => Reflect.get(Object(value), step), definition),
  );
}

/** The definition with a text at all places of some units. Keys change last, the innermost first. */
export function withUnits(
  definition: ModelPlatformDefinition,
  units: readonly Unit[],
  text: string,
): ModelPlatformDefinition {
  const leaves = units
    .flatMap((unit) => unit.leaves)
    .sort((one, other) => Number(one.isKey) - Number(other.isKey) || other.path.length - one.path.length);
  return withLeaves(definition, leaves, text);
}

/** The path of a place after the keys of some units have changed. */
export function changedPath({ path }: Leaf, units: readonly Unit[], text: string): Path {
  const keys = new Set(
    units.flatMap(({ leaves }) => leaves.filter(({ isKey }) => isKey).map((leaf) => JSON.stringify(leaf.path))),
  );
  return path.map((step, index) => (keys.has(JSON.stringify(path.slice(0, index + 1))) ? text : step));
}
