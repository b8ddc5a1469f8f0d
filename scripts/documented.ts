import type { ModelPlatformPart } from '../lib/definition/part';
import type { ModelPlatformDefinition } from '../lib/definition/platform';

/** Interfaces that have a JSON Schema, with every name in them a plain string. Read by the compiler, not run. */
export interface Documented {
  readonly definition: ModelPlatformDefinition;
  readonly part: ModelPlatformPart;
}
