import { quote, UnitError } from '../../lib/units/unit-error';

describe('UnitError', () => {
  const error = new UnitError("'x' is not a duration", "such as '15s'");

  test('keeps the problem and the allowed values separate', () => {
    expect([error.problem, error.allowed]).toEqual(["'x' is not a duration", "such as '15s'"]);
  });

  test('has both in its message', () => {
    expect(error.message).toBe("'x' is not a duration; allowed: such as '15s'");
  });

  test('has its own class and name', () => {
    expect(error).toBeInstanceOf(UnitError);
    expect(error.name).toBe('UnitError');
  });
});

describe('quote', () => {
  test.each([
    ['1Gi', "'1Gi'"],
    ['', "''"],
    ['say "x"', `'say "x"'`],
    ['a\nb', "'a\\nb'"],
  ])('%j is shown as %s', (text, expected) => {
    expect(quote(text)).toBe(expected);
  });

  test('truncates a long text', () => {
    expect(quote('x'.repeat(1000))).toBe(`'${'x'.repeat(77)}...'`);
  });

  test('does not truncate a text of 80 characters', () => {
    expect(quote('x'.repeat(80))).toBe(`'${'x'.repeat(80)}'`);
  });
});
