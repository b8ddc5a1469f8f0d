import schema from '../../../schema.json';
import partSchema from '../../../schema.part.json';
import { standaloneShapes } from '../../../scripts/json-schema';
import { shapeFindingsOf, withValue } from '../fixture';

/** Every integer of a JSON Schema, with its path. */
function integersOf(node: unknown, path = ''): readonly (readonly [string, number | undefined])[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, maximum } = node as { readonly type?: unknown; readonly maximum?: number };
  const own: readonly (readonly [string, number | undefined])[] = type === 'integer' ? [[path, maximum]] : [];
  return [...own, ...Object.entries(node).flatMap(([key, inner]) => integersOf(inner, `${path}/${key}`))];
}

test('every count of the definition has an upper bound, and it fits into 32 bits', () => {
  const integers = integersOf(schema);
  expect(integers.length).toBeGreaterThan(25);
  expect(integers.filter(([, maximum]) => maximum === undefined || maximum >= 2 ** 31)).toEqual([]);
});

/** Paths of the lists and of the maps with names that users choose that have no upper bound. */
function unbounded(node: unknown, path = ''): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, items, additionalProperties, propertyNames, maxItems, maxProperties } = node as Readonly<
    Record<string, unknown>
  >;
  const isList = type === 'array' && items !== undefined && typeof maxItems !== 'number';
  const isMap = type === 'object' && typeof additionalProperties === 'object' && typeof maxProperties !== 'number';
  // The keys are names of a fixed list.
  if (isMap && typeof propertyNames === 'object' && propertyNames && 'enum' in propertyNames) return [];
  const own = isList || isMap ? [path] : [];
  return [...own, ...Object.entries(node).flatMap(([key, inner]) => unbounded(inner, `${path}/${key}`))];
}

test('every list and map of a definition has an upper bound', () => {
  for (const each of [schema, partSchema, ...Object.values(standaloneShapes())]) expect(unbounded(each)).toEqual([]);
});

test.each([
  [['training', 'fit', 'connections'], 1000, (index: number) => ({ cidr: '10.0.0.1/32', port: index, why: 'orders' })],
  [['services', 'churn', 'consumers'], 1000, () => ({ team: 'ranking' })],
  [['training', 'fit', 'command'], 1000, () => 'x'],
  [['waivers'], 10_000, () => ({ rule: 'image/pinned', at: 'services.churn', reason: 'a good reason' })],
])('%j has at most %i entries', (path, max, entry) => {
  const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index + 1));
  const sizes = (count: number) => shapeFindingsOf(withValue(path, entries(count))).filter(isSize);
  expect(sizes(max)).toEqual([]);
  expect(sizes(max + 1)).toMatchObject([
    { path, problem: `has ${max + 1} entries`, allowed: `at most ${max} entries`, fix: 'split it, or remove entries' },
  ]);
});

test.each([
  [['training', 'fit', 'data'], 250, { bucket: 'models', path: 'x' }],
  [['training', 'fit', 'secrets'], 250, 'orders'],
  [['training', 'fit', 'env'], 1000, 'x'],
  [['services'], 10_000, 'invalid'],
])('%j has at most %i entries', (path, max, entry) => {
  const names = path.at(-1) === 'data' || path.at(-1) === 'secrets' ? '/x' : 'x';
  const entries = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${names}${index}`, entry]));
  const sizes = (count: number) => shapeFindingsOf(withValue(path, entries(count))).filter(isSize);
  expect(sizes(max)).toEqual([]);
  expect(sizes(max + 1)).toMatchObject([{ path, problem: `has ${max + 1} entries` }]);
});

function isSize({ rule, problem }: { readonly rule: string; readonly problem: string }): boolean {
  return rule === 'definition/range' && problem.endsWith('entries');
}
