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
  /** Text of a number at a path of this source, such as `012`. @default - numbers have no text of their own */
  readonly textOf?: (path: Path) => string | undefined;
}

/** The only source of a definition that a program builds. */
export function objectSource(value: unknown): DefinitionSource {
  return { name: 'definition', role: 'base', value };
}
