import type { ModelPlatformDefinition } from '../definition/platform';
import type { Finding } from '../errors';
import { type CheckOptions, checkModelPlatform } from '../plan/plan';

/**
 * Findings of a definition, to test your own conventions and definitions that must be refused.
 *
 * @param options Outputs of the cloud, and the date for which waivers are evaluated.
 *
 * @example
 * expect(findings(definition, { date: '2027-01-01' })).toEqual([]);
 */
export function findings(definition: ModelPlatformDefinition, options: CheckOptions = {}): readonly Finding[] {
  return checkModelPlatform(definition, options).findings;
}
