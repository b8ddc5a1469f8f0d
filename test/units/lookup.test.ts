import { lookup } from '../../lib/units/lookup';

test('returns an own property', () => {
  expect(lookup({ a: 1 }, 'a')).toBe(1);
});

test.each(['b', 'constructor', 'toString', '__proto__'])(
  'does not return the inherited or absent property %s',
  (name) => {
    expect(lookup({ a: 1 }, name)).toBe(undefined);
  },
);

test('returns undefined without a record', () => {
  expect(lookup(undefined, 'a')).toBe(undefined);
});
