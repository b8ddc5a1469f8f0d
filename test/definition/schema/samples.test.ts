import * as z from 'zod';
import { modelPlatformSchema } from '../../../lib/definition/schema/platform';
import { Samples } from '../../../lib/definition/schema/samples';
import { type Schema, spotAt } from '../../../lib/definition/schema/spot';
import type { Path } from '../../../lib/errors';

const samples = new Samples(['churn']);

/** Every path of the schema, with `x` for names that the user chooses. */
function pathsOf(path: Path): readonly Path[] {
  const { schemas } = spotAt(modelPlatformSchema, path, () => undefined);
  const steps = new Set(schemas.flatMap((schema) => stepsOf(schema)));
  return [path, ...[...steps].flatMap((step) => pathsOf([...path, step]))];
}

function stepsOf(schema: Schema): readonly (string | number)[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
      return stepsOf(def.innerType);
    case 'union':
      return def.options.flatMap(stepsOf);
    case 'object':
      return Object.keys(def.shape);
    case 'record':
      return ['x'];
    case 'array':
      return [0];
    default:
      return [];
  }
}

const paths = pathsOf([]).slice(1);

test('every path of the schema is reached', () => {
  expect(paths.length).toBeGreaterThan(300);
});

test.each(paths.map((path) => [path.join('.'), path] as const))('%s has valid samples', (_, path) => {
  expect.hasAssertions();
  for (const schema of spotAt(modelPlatformSchema, path, () => undefined).schemas) {
    const values = samples.of(schema);
    expect(values.length).toBeGreaterThan(0);
    expect(values.every((value) => z.safeParse(schema, value).success)).toBe(true);
  }
});
