import type { Finding, Path } from '../../errors';
import { entriesOf, isMap } from '../../units/values';
import { modelPlatformSchema } from '../schema/platform';
import { Samples } from '../schema/samples';
import { nounOf } from '../schema/spot';
import { Repair } from './repair';
import type { RepairedDefinition } from './repaired';

/** Longest text that can be a name. */
const maxWordLength = 60;
const maxWords = 1000;

/** A value to set in a repaired definition. */
export interface Replacement {
  readonly path: Path;
  readonly value: unknown;
}

/** A merged definition with invalid values, and the definitions that it could become. */
export class InvalidDefinition {
  private known: Samples | undefined;

  /**
   * @param value the merged definition, as plain data
   * @param doubts findings about values that have the right shape but cannot be used, such as an unknown team of a part
   * @param unread what belongs to the definition and is not in the value
   * @param size number of problems of the shape
   */
  constructor(
    readonly value: unknown,
    private readonly doubts: readonly Finding[],
    readonly unread: readonly Path[],
    readonly size: number,
  ) {}

  /** Collected on first use: most callers only need to know that a definition is invalid. */
  private get samples(): Samples {
    this.known ??= new Samples([...new Set(wordsOf(this.value))].slice(0, maxWords));
    return this.known;
  }

  /**
   * One possible repair. Number 0 leaves out invalid fields that are optional and invalid elements of lists, and replaces
   * other values, such as entries of maps, which are referred to by name. The following numbers replace all invalid
   * values, each by other valid values. Misspelt fields are corrected, and misspelt values in repairs with an even number.
   * A value without substitute is left out together with its nearest parent that is optional.
   *
   * @returns undefined if nothing is left
   */
  repaired(index: number, replacements: readonly Replacement[] = []): RepairedDefinition | undefined {
    if (!isMap(this.value)) return undefined;
    const repair = new Repair(this.value, index, this.samples);
    for (const doubt of this.doubts) repair.doubt(doubt);
    if (index > 0 && this.unread.length > 0) repair.addModels();
    if (!repair.settle()) return undefined;
    for (const { path, value } of replacements) repair.draft.set(path, value);
    return repair.settle();
  }

  /** The entry that a path belongs to: `services.churn` of `services.churn.scale.max`. */
  nounOf(path: Path): Path {
    return nounOf(modelPlatformSchema, path);
  }
}

function wordsOf(value: unknown): readonly string[] {
  const texts = textsOf(value);
  return [...groupsOf(texts), ...texts, ...keysOf(value)];
}

/** Names of groups, which are keys of another map: of `group:ranking`. */
function groupsOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => (text.startsWith('group:') ? [text.slice('group:'.length)] : []));
}

/** Short texts of a definition, among which is every name that something refers to. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length <= maxWordLength ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isMap(value) ? Object.values(value).flatMap(textsOf) : [];
}

function keysOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  return entriesOf(value).flatMap(([key, child]) => [key, ...keysOf(child)]);
}
