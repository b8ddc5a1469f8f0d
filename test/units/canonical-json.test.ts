import * as fc from 'fast-check';
import { canonicalJson } from '../../lib/units/canonical-json';

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reversed(inner)]));
}

describe('canonicalJson', () => {
  test('sorts keys at every level', () => {
    expect(canonicalJson({ b: 1, a: { d: [{ f: 1, e: 2 }], c: null } })).toBe(
      '{"a":{"c":null,"d":[{"e":2,"f":1}]},"b":1}',
    );
  });

  test('sorts by code unit, also keys that look like numbers', () => {
    expect(canonicalJson({ b: 1, B: 1, 9: 1, 10: 1, é: 1 })).toBe('{"10":1,"9":1,"B":1,"b":1,"é":1}');
  });

  test('keeps the order of lists', () => {
    expect(canonicalJson([3, 1, 2])).toBe('[3,1,2]');
  });

  test('omits undefined properties', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  test('keeps a key named __proto__', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });

  test('accepts objects without a prototype', () => {
    expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  test('writes a shared object at each of its positions', () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });

  test('indents as JSON.stringify does', () => {
    const value = { a: [], b: {}, c: [1, { d: 'x' }] };
    expect(canonicalJson(value, 2)).toBe(JSON.stringify(value, null, 2));
  });

  test.each([
    ['undefined', undefined, '$ is not JSON: undefined'],
    ['not a number', { a: Number.NaN }, '$.a is not JSON: NaN'],
    ['infinity', [Number.POSITIVE_INFINITY], '$[0] is not JSON: Infinity'],
    ['a hole in a list', { a: [1, undefined] }, '$.a[1] is not JSON: undefined'],
    ['a function', { a: () => 1 }, '$.a is not JSON: function'],
    ['a symbol', { a: Symbol('s') }, '$.a is not JSON: symbol'],
    ['a large integer', { a: 1n }, '$.a is not JSON: bigint'],
    ['a date', { a: [new Date(0)] }, '$.a[0] is not JSON: an instance of Date'],
    ['a map', new Map(), '$ is not JSON: an instance of Map'],
  ])('rejects %s', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(new TypeError(message));
  });

  test('rejects an object that contains itself', () => {
    const loop: Record<string, unknown> = {};
    loop.a = [loop];
    expect(() => canonicalJson(loop)).toThrow(new TypeError('$.a[0] contains itself'));
  });

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(canonicalJson(reversed(value), indent)).toBe(canonicalJson(value, indent));
      }),
    );
  });

  test('parses back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, 4), (value, indent) => {
        expect(JSON.parse(canonicalJson(value, indent))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('does not change its argument', () => {
    const value = { b: 1, a: 2 };
    canonicalJson(value);
    expect(Object.keys(value)).toEqual(['b', 'a']);
  });
});
