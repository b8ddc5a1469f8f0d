import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { Finding } from '../../../lib/errors';
import { checkModelPlatform } from '../../../lib/plan/plan';

/** What one rule finds in a definition. */
export function findingsOf(definition: ModelPlatformDefinition, ruleId: string): readonly Finding[] {
  return checkModelPlatform(definition).findings.filter(({ rule }) => rule === ruleId);
}
