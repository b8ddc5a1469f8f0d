import type { Finding, Path } from '../../errors';
import type { ModelPlatformDefinition } from '../platform';

/** Something that a repaired definition lacks, and the invalid value that is the reason. */
export interface LeftOut {
  readonly path: Path;
  readonly because: Path;
}

/** A definition of the right shape, made from an invalid one. */
export interface RepairedDefinition {
  readonly definition: ModelPlatformDefinition;
  /** Values that were replaced or left out, by their paths in the invalid definition. */
  readonly spots: readonly Path[];
  /** Problems of the shape that show only after other values are corrected or left out, by their paths as written. */
  readonly later: readonly Finding[];
  /** Invalid keys as written. References to them are not unknown. */
  readonly keys: readonly string[];
  /** Parents that were left out with a value that has no substitute. */
  readonly leftOut: readonly LeftOut[];
  /** Whether invalid values were left out only, and none was replaced. */
  readonly isShorter: boolean;
  /** The path in the invalid definition of a path in the repaired one. */
  readonly written: (path: Path) => Path;
  /** The path as written of a path that can be below a misspelt field. */
  readonly unmoved: (path: Path) => Path;
}
