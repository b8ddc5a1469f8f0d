import { applyOperation, PointerError, type PointerOperation, sameJson } from '../../lib/manifests/json-pointer';

function applied(operation: PointerOperation): unknown {
  const value = { a: { 'x/y': 1, 'm~n': 2 }, list: [1, 2, 3], empty: [] };
  applyOperation(value, operation);
  return value;
}

function reasonOf(operation: PointerOperation): unknown {
  try {
    applied(operation);
  } catch (error) {
    if (error instanceof PointerError) return [error.reason, error.allowed];
    throw error;
  }
  return 'nothing thrown';
}

const untouched = { a: { 'x/y': 1, 'm~n': 2 }, list: [1, 2, 3], empty: [] };

describe('applyOperation', () => {
  test('sets an existing field', () => {
    expect(applied({ op: 'set', path: '/a/x~1y', value: 5 })).toEqual({ ...untouched, a: { 'x/y': 5, 'm~n': 2 } });
  });

  test('adds a field', () => {
    expect(applied({ op: 'set', path: '/b', value: { c: 1 } })).toEqual({ ...untouched, b: { c: 1 } });
  });

  test('replaces an item of a list', () => {
    expect(applied({ op: 'set', path: '/list/1', value: 9 })).toEqual({ ...untouched, list: [1, 9, 3] });
  });

  test('appends to a list', () => {
    expect(applied({ op: 'set', path: '/list/-', value: 4 })).toEqual({ ...untouched, list: [1, 2, 3, 4] });
  });

  test('removes a field', () => {
    expect(applied({ op: 'remove', path: '/a/m~0n' })).toEqual({ ...untouched, a: { 'x/y': 1 } });
  });

  test('removes an item of a list', () => {
    expect(applied({ op: 'remove', path: '/list/0' })).toEqual({ ...untouched, list: [2, 3] });
  });

  test('sets a field called __proto__ like any other', () => {
    expect(Object.keys(Object(applied({ op: 'set', path: '/__proto__', value: 1 })))).toContain('__proto__');
  });

  test.each<[PointerOperation, unknown]>([
    [{ op: 'set', path: '/b/c', value: 1 }, ['no-path', ['a', 'empty', 'list']]],
    [{ op: 'remove', path: '/a/z' }, ['no-path', ['m~n', 'x/y']]],
    [{ op: 'set', path: '/list/3', value: 1 }, ['no-path', '0 to 2']],
    [{ op: 'set', path: '/list/01', value: 1 }, ['no-path', '0 to 2']],
    [{ op: 'remove', path: '/empty/0' }, ['no-path', 'none, the list is empty']],
    [{ op: 'remove', path: '/list/-' }, ['no-path', '0 to 2']],
    [{ op: 'set', path: '/list/0/x', value: 1 }, ['no-path', 'nothing below 1']],
    [{ op: 'set', path: 'a', value: 1 }, ['no-path', 'a path that starts with a slash']],
    [{ op: 'set', path: '', value: 1 }, ['no-path', 'a path that starts with a slash']],
    [{ op: 'set', path: '/constructor/x', value: 1 }, ['no-path', ['a', 'empty', 'list']]],
    [{ op: 'set', path: '/list', value: [1, 2, 3] }, ['no-change', 'another value']],
  ])('refuses %j', (operation, reason) => {
    expect(reasonOf(operation)).toEqual(reason);
  });
});

describe('sameJson', () => {
  test.each([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1, c: 2 }, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [{ a: null }, {}, false],
    [null, {}, false],
    [1, {}, false],
    [{}, 1, false],
    ['1', 1, false],
  ])('compares %j with %j', (one, other, same) => {
    expect(sameJson(one, other)).toBe(same);
  });
});
