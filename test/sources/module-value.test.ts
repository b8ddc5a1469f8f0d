import { plainData } from '../../lib/definition/plain-data';
import { moduleMessage } from '../../lib/sources/module-message';
import { decodeExport, encodeExport, TooManyObjects, UnreadableValue } from '../../lib/sources/module-value';

/** What a command reads of an exported value. */
function copyOfModule(exported: unknown): unknown {
  const message = moduleMessage.parse(JSON.parse(JSON.stringify({ exported: encodeExport(exported) })));
  return 'exported' in message ? decodeExport(message.exported) : undefined;
}

test('copies plain data once, with cycles and shared objects', () => {
  const shared = { b: [1, 'x', null] };
  const value: Record<string, unknown> = { one: shared, two: shared };
  value.self = value;
  const copy = copyOfModule(value) as Readonly<Record<string, unknown>>;
  expect(copy.one).toEqual(shared);
  expect(copy.one).not.toBe(shared);
  expect([copy.two, copy.self]).toEqual([copy.one, copy]);
});

test('runs each getter once', () => {
  let runs = 0;
  const copy = copyOfModule({
    get name() {
      runs += 1;
      return 'acme';
    },
  });
  expect([copy, copy, runs]).toEqual([{ name: 'acme' }, { name: 'acme' }, 1]);
});

test.each([
  ['a text', 'x'],
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['infinity', Number.NEGATIVE_INFINITY],
])('keeps %s', (_, value) => {
  expect(copyOfModule({ value })).toEqual({ value });
});

test.each([
  ['a function', () => 1],
  ['a date', new Date(0)],
  ['a symbol', Symbol('x')],
  ['a bigint', 12n],
  ['an instance of an unnamed class', new (class {})()],
])('keeps the kind of %s', (_, value) => {
  expect(plainData(copyOfModule({ value }))).toEqual(plainData({ value }));
});

test('keeps a field called __proto__', () => {
  expect(Object.keys(copyOfModule(JSON.parse('{"__proto__":1}')) as object)).toEqual(['__proto__']);
});

test('keeps the length of a list with holes', () => {
  expect(copyOfModule(new Array(4_000_000_000))).toHaveLength(4_000_000_000);
});

test('names the value that throws', () => {
  const value = { waivers: [new Proxy({}, { ownKeys: () => ['a', 'a'] })] };
  const error = (() => {
    try {
      return copyOfModule(value);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(UnreadableValue);
  expect(error).toMatchObject({ path: ['waivers', 0] });
});

test('ends for a proxy that has another object in each field', () => {
  const make = (): object =>
    new Proxy(
      {},
      {
        get: make,
        ownKeys: () => ['a', 'b'],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      },
    );
  expect(() => copyOfModule(make())).toThrow(TooManyObjects);
});
