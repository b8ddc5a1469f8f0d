import type { ModelPlatformDefinition } from '../definition/platform';
import type { Finding } from '../errors';
import { type CheckOptions, checkModelPlatform } from '../plan/plan';

/**
 * What is wrong with a definition, for tests of one's own conventions and of what must be refused.
 *
 * @param options what the cloud told, and the day on which waivers are looked at
 *
 * @example
 * expect(findings(definition, { date: '2027-01-01' })).toEqual([]);
 */
export function findings(definition: ModelPlatformDefinition, options: CheckOptions = {}): readonly Finding[] {
  return checkModelPlatform(definition, options).findings;
}
