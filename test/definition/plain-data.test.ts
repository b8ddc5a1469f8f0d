import { maxDepth, maxValues, plainData } from '../../lib/definition/plain-data';

function rules(value: unknown): readonly (readonly [string, string])[] {
  return plainData(value).findings.map((finding) => [finding.rule, finding.path.join('.')]);
}

test('copies plain data', () => {
  const value = { a: [1, 'x', true, null, { b: {} }] };
  const copy = plainData(value).value;
  expect(copy).toEqual(value);
  expect(copy).not.toBe(value);
});

test.each([
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a function', () => 1],
  ['a symbol', Symbol('a')],
  ['a bigint', 1n],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a class', new (class Pool {})()],
])('refuses and omits %s', (_, value) => {
  expect(rules({ a: { b: value } })).toEqual([['source/plain-data', 'a.b']]);
  expect(plainData({ a: { b: value } }).value).toEqual({ a: {} });
});

test('keeps the positions of list items if one is refused', () => {
  expect(plainData([1, undefined, 2]).value).toEqual([1, null, 2]);
});

test('refuses holes in a list', () => {
  const holes: unknown[] = [];
  holes[1] = 'x';
  expect(rules(holes)).toEqual([['source/plain-data', '0']]);
});

test('omits undefined fields', () => {
  expect(plainData({ a: undefined })).toEqual({ value: {}, findings: [] });
});

test('accepts objects without a prototype', () => {
  expect(rules(Object.assign(Object.create(null), { a: 1 }))).toEqual([]);
});

test('refuses a cycle at the path where it closes', () => {
  const ring: Record<string, unknown> = {};
  ring.a = { b: [ring] };
  expect(rules(ring)).toEqual([['source/plain-data', 'a.b.0']]);
});

test('accepts an object that is used twice', () => {
  const shared = { x: 1 };
  expect(plainData({ a: shared, b: [shared] })).toEqual({ value: { a: { x: 1 }, b: [{ x: 1 }] }, findings: [] });
});

test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('refuses the name %s', (name) => {
  const value: unknown = JSON.parse(`{ "pools": { ${JSON.stringify(name)}: { "polluted": true } } }`);
  const plain = plainData(value);
  expect(plain.findings.map((finding) => [finding.rule, finding.path])).toEqual([
    ['source/reserved-name', ['pools', name]],
  ]);
  expect(Object.keys((plain.value as { pools: object }).pools)).toEqual([]);
  expect(Reflect.get({}, 'polluted')).toBe(undefined);
});

test('limits the depth before the stack overflows', () => {
  const nested = (depth: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level++) value = [value];
    return value;
  };
  expect(rules(nested(maxDepth))).toEqual([]);
  expect(rules(nested(100_000))).toEqual([['source/plain-data', '0.0.0']]);
});

test.each([
  ['a list without values', () => ({ a: new Array(4_000_000_000) })],
  ['many values', () => ({ a: Array.from({ length: maxValues }, () => 1) })],
  ['shared values', () => ({ a: nested(20) })],
])('refuses %s', (_, make) => {
  expect(plainData(make())).toMatchObject({ value: undefined, findings: [{ rule: 'source/too-large', path: [] }] });
});

/** Two uses of the same object at every level. */
function nested(levels: number): object {
  const child = levels === 0 ? {} : nested(levels - 1);
  return { a: child, b: child };
}

test('copies values that are shared a few times', () => {
  expect(plainData(nested(3))).toEqual({ value: nested(3), findings: [] });
});

test.each([
  ['a text', { a: 'x'.repeat(131_073) }, ['a']],
  ['the name of a field', { ['x'.repeat(1025)]: 1 }, [`${'x'.repeat(40)}…`]],
])('refuses and omits %s that is too long', (_, value, path) => {
  expect(plainData(value)).toMatchObject({ value: {}, findings: [{ rule: 'source/too-large', path }] });
});

test('an instance of a class has the name of its class, without running its getters', () => {
  class Pool {
    size = 1;
  }
  const pool = Object.defineProperty(new Pool(), 'constructor', {
    get: () => {
      throw new Error('not read');
    },
  });
  expect(plainData({ pool }).findings[0]?.problem).toBe('is an instance of Pool');
});
