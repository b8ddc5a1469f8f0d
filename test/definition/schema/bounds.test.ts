import schema from '../../../schema.json';

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
