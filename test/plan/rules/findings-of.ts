import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { Finding } from '../../../lib/errors';
import { checkModelPlatform } from '../../../lib/plan/plan';

/** Findings of one rule in a definition. */
export function findingsOf(definition: ModelPlatformDefinition, ruleId: string): readonly Finding[] {
  return checkModelPlatform(definition).findings.filter(({ rule }) => rule === ruleId);
}
