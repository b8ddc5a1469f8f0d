import type { ModelPlatformPart } from '../lib/definition/part';
import type { ModelPlatformDefinition } from '../lib/definition/platform';

/** Interfaces with a JSON Schema. The compiler API reads this file; it is not executed. */
export interface Documented {
  readonly definition: ModelPlatformDefinition;
  readonly part: ModelPlatformPart;
}
