import type { ModelPlatformPart } from '../lib/definition/part';
import type { ModelPlatformDefinition } from '../lib/definition/platform';
import type { StandaloneServiceSpec } from '../lib/definition/standalone-service';

/** Interfaces whose docstrings are the texts of a schema. The compiler API reads this file; it is not executed. */
export interface Documented {
  readonly definition: ModelPlatformDefinition;
  readonly part: ModelPlatformPart;
  readonly service: StandaloneServiceSpec;
}
