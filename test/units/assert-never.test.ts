import { assertNever } from '../../lib/units/assert-never';

describe('assertNever', () => {
  it.each([
    [{ kind: 'unknown' }, 'unexpected value {"kind":"unknown"}'],
    ['unknown', 'unexpected value "unknown"'],
    [undefined, 'unexpected value undefined'],
  ])('throws an error that names %j', (value, message) => {
    expect(() => assertNever(value as never)).toThrow(new Error(message));
  });
});
