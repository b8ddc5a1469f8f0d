import { maxDepth, plainData } from '../../lib/definition/plain-data';

function rules(value: unknown): readonly (readonly [string, string])[] {
  return plainData(value).findings.map((finding) => [finding.rule, finding.path.join('.')]);
}

test('data is copied as it is', () => {
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
])('%s is refused and left out', (_, value) => {
  expect(rules({ a: { b: value } })).toEqual([['source/plain-data', 'a.b']]);
  expect(plainData({ a: { b: value } }).value).toEqual({ a: {} });
});

test('an entry of a list that is refused leaves the others where they are', () => {
  expect(plainData([1, undefined, 2]).value).toEqual([1, null, 2]);
});

test('holes of a list are refused', () => {
  const holes: unknown[] = [];
  holes[1] = 'x';
  expect(rules(holes)).toEqual([['source/plain-data', '0']]);
});

test('fields that are undefined are not there', () => {
  expect(plainData({ a: undefined })).toEqual({ value: {}, findings: [] });
});

test('objects without a prototype are data', () => {
  expect(rules(Object.assign(Object.create(null), { a: 1 }))).toEqual([]);
});

test('a cycle is refused where it closes', () => {
  const ring: Record<string, unknown> = {};
  ring.a = { b: [ring] };
  expect(rules(ring)).toEqual([['source/plain-data', 'a.b.0']]);
});

test('an object that is used twice is no cycle', () => {
  const shared = { x: 1 };
  expect(plainData({ a: shared, b: [shared] })).toEqual({ value: { a: { x: 1 }, b: [{ x: 1 }] }, findings: [] });
});

test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('the name %s is refused', (name) => {
  const value: unknown = JSON.parse(`{ "pools": { ${JSON.stringify(name)}: { "polluted": true } } }`);
  const plain = plainData(value);
  expect(plain.findings.map((finding) => [finding.rule, finding.path])).toEqual([
    ['source/reserved-name', ['pools', name]],
  ]);
  expect(Object.keys((plain.value as { pools: object }).pools)).toEqual([]);
  expect(Reflect.get({}, 'polluted')).toBe(undefined);
});

test('depth has a limit, and the stack is not it', () => {
  const nested = (depth: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level++) value = [value];
    return value;
  };
  expect(rules(nested(maxDepth))).toEqual([]);
  expect(rules(nested(100_000))).toEqual([['source/plain-data', '0.0.0']]);
});
