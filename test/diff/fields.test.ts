import fc from 'fast-check';
import { compareFields } from '../../lib/diff/fields';

test('equal values have no differences', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(compareFields(value, structuredClone(value))).toEqual([])));
});

test('different values have at least one difference', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(compareFields(one, other).length === 0).toBe(same);
    }),
  );
});

/** The same value with sorted keys, because their order does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return { members: members.map(([key, member]) => [key, sorted(member)]) };
}

test.each<[unknown, unknown, unknown]>([
  [{ a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', old: 1, new: 2 }]],
  [{ a: 1 }, {}, [{ path: 'a', old: 1 }]],
  [{}, { a: null }, [{ path: 'a', new: null }]],
  [
    { a: [1, 2] },
    { a: [1, 3, 4] },
    [
      { path: 'a[1]', old: 2, new: 3 },
      { path: 'a[2]', new: 4 },
    ],
  ],
  [{ a: { 'b.c/d': 1 } }, { a: { 'b.c/d': 2 } }, [{ path: 'a["b.c/d"]', old: 1, new: 2 }]],
  [{ a: [1] }, { a: { 0: 1 } }, [{ path: 'a', old: [1], new: { 0: 1 } }]],
])('compares %j and %j', (old, now, expected) => {
  expect(compareFields(old, now)).toEqual(expected);
});

test('compares list members by their names', () => {
  const old = { containers: [{ name: 'server', image: 'a' }] };
  const now = {
    containers: [
      { name: 'proxy', image: 'x' },
      { name: 'server', image: 'b' },
    ],
  };
  expect(compareFields(old, now)).toEqual([
    { path: 'containers[proxy]', new: { name: 'proxy', image: 'x' } },
    { path: 'containers[server].image', old: 'a', new: 'b' },
  ]);
});

test('compares list members by position if names repeat', () => {
  const old = {
    env: [
      { name: 'a', value: 1 },
      { name: 'a', value: 2 },
    ],
  };
  const now = {
    env: [
      { name: 'a', value: 1 },
      { name: 'a', value: 3 },
    ],
  };
  expect(compareFields(old, now)).toEqual([{ path: 'env[1].value', old: 2, new: 3 }]);
});
