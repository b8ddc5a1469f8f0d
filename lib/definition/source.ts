import type { Path, Place } from '../errors';

/** One source of a definition: a file, or an object of a program. */
export interface DefinitionSource {
  /** Name in messages: the name of the file, or `definition` for an object. */
  readonly name: string;
  /**
   * `base`: the first source. `layer`: merged over everything before it; maps merge by key, lists are replaced, null
   * removes a field. `part`: the part of one team; belongs to the base or layer before it.
   */
  readonly role: 'base' | 'layer' | 'part';
  readonly value: unknown;
  /** Position of a path of this source, or of its nearest parent that has one. @default - no positions */
  readonly locate?: (path: Path) => Place | undefined;
  /** Of a part in a file: the entry of `include` that gives the file to its team. @default - the part has a `team` */
  readonly entry?: IncludeEntry;
  /** Text of a number at a path of this source, such as `012`. @default - numbers have no text of their own */
  readonly textOf?: (path: Path) => string | undefined;
}

/** An entry of `include` in a file. */
export interface IncludeEntry {
  readonly team: string;
  /** The file with the entry. */
  readonly source: Omit<DefinitionSource, 'entry'>;
  /** Path of the entry in that file: `include[0]`. */
  readonly path: Path;
}

/** The only source of a definition that a program builds. */
export function objectSource(value: unknown): DefinitionSource {
  return { name: 'definition', role: 'base', value };
}

/** The position of a path of a source, as a field of a finding. Empty if it has none. */
export function placesIn(
  { locate }: Pick<DefinitionSource, 'locate'>,
  path: Path,
): { readonly places?: readonly Place[] } {
  const place = locate?.(path);
  return place === undefined ? {} : { places: [place] };
}
