import type * as z from 'zod';
import { shapeFindings } from '../../../lib/definition/schema/findings';
import { modelPlatformSchema } from '../../../lib/definition/schema/platform';
import { formatFinding, formatPath, type Path } from '../../../lib/errors';
import { sampled } from '../../fixtures/cases';

type Schema = z.core.$ZodType;

/** One field of the schema, and the smallest definition with a value for it. */
interface Field {
  readonly path: Path;
  readonly put: (value: unknown) => unknown;
}

/** A name that a user chooses, a role, and a path in a container. Which one is valid depends on the map. */
const recordKeys = ['a', 'viewer', '/a'];

const wrongValues: readonly unknown[] = [
  ...['x', '', ' ', '{{ x }}', 'A_b', '-1', '1Qi'],
  ...[5, 0, -1, 0.5, 1e21, Number.NaN, true, null],
  ...[[], [1], ['x', null], {}, { x: 1 }, { kind: 'x' }, { constructor: 1 }],
];

/** What the definitions of all schemas have, depending on their type. */
interface Definition {
  readonly type: string;
  readonly shape: Readonly<Record<string, Schema>>;
  readonly valueType: Schema;
  readonly element: Schema;
  readonly options: readonly Schema[];
  readonly innerType: Schema;
}

/** Every field below a schema, in all forms of unions. */
function fieldsOf(schema: Schema, { path, put }: Field): readonly Field[] {
  const { def } = schema._zod as unknown as { readonly def: Definition };
  const inside = (inner: Schema, step: string | number, wrap: (value: unknown) => unknown) => {
    const field = { path: [...path, step], put: (value: unknown) => put(wrap(value)) };
    return [field, ...fieldsOf(inner, field)];
  };
  switch (def.type) {
    case 'object': {
      const { shape } = def;
      const fixed = Object.entries(shape).flatMap(([key, field]) => {
        const [only] = [...(field._zod.values ?? [])];
        return only === undefined ? [] : [[key, only] as const];
      });
      return Object.entries(shape).flatMap(([key, field]) =>
        inside(field, key, (value) => ({ ...Object.fromEntries(fixed), [key]: value })),
      );
    }
    case 'record':
      return recordKeys.flatMap((key) => inside(def.valueType, key, (value) => ({ [key]: value })));
    case 'array':
      return inside(def.element, 0, (value) => [value]);
    case 'union': {
      return def.options.flatMap((option) => fieldsOf(option, { path, put }));
    }
    case 'optional':
    case 'nonoptional':
    case 'default':
      return fieldsOf(def.innerType, { path, put });
    default:
      return [];
  }
}

const fields = fieldsOf(modelPlatformSchema, { path: [], put: (value) => value });

/** Texts that no message of this library has: defaults of zod, and values that were not converted. */
const generic =
  /Invalid (?:input|option|key|string|element)|Too (?:small|big)|Unrecognized|expected|\bundefined\b|\[object|NaN is/i;

test('finds the fields of every form', () => {
  const paths = fields.map(({ path }) => formatPath(path));
  expect(paths).toEqual(
    expect.arrayContaining([
      'cluster.objectStore.certificateAuthority',
      'cluster.nodePools.a.machine.type',
      'gateways.a.auth.jwt.audiences[0]',
      'services.a.rollout.request.body',
      'training.a.framework.nodes',
      'monitoring.prometheus.pods.a',
      'include[0].services.a.model[0].version',
    ]),
  );
  expect(new Set(paths).size).toBeGreaterThan(300);
});

test.each(wrongValues.map((value, index) => [value, index] as const))(
  '%j has a message of its own at every field',
  (value, index) => {
    // Other fields for each value.
    const some = sampled([...fields.slice(index), ...fields.slice(0, index)], 4);
    const texts = some.flatMap(({ path, put }) => {
      const root = put(value);
      const { error } = modelPlatformSchema.safeParse(root, { reportInput: true });
      return shapeFindings(root, error?.issues ?? [])
        .filter((finding) => formatPath(finding.path).startsWith(formatPath(path)))
        .map(formatFinding)
        .filter((text) => generic.test(text));
    });
    expect([...new Set(texts)]).toEqual([]);
  },
);
