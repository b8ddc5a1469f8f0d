import { definitionOf } from '../../bench/definitions';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { checkModelPlatform } from '../../lib/plan/plan';

describe('the definition of the benchmark', () => {
  test.each([1, 10, 25])('%i services have no findings', (services) => {
    const definition = definitionOf(services) as unknown as ModelPlatformDefinition;
    expect(checkModelPlatform(definition).findings).toEqual([]);
  });
});
