import type { Path, Place } from '../errors';

/** One of the things that a definition is put together from: a file that was read, or an object of a program. */
export interface DefinitionSource {
  /** What messages call it: the name of the file, or `definition` for an object. */
  readonly name: string;
  /**
   * `base`: the first of all. `layer`: is laid over everything before it; maps merge by key, lists are replaced,
   * null takes away. `part`: what one team keeps itself; belongs to the base or layer before it.
   */
  readonly role: 'base' | 'layer' | 'part';
  readonly value: unknown;
  /** Where a path of this source stands, or its nearest parent that has a position. @default - nowhere */
  readonly locate?: (path: Path) => Place | undefined;
}

/** A definition that a program has built, as the one source that it comes from. */
export function objectSource(value: unknown): DefinitionSource {
  return { name: 'definition', role: 'base', value };
}
