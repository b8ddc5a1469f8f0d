import { exactInteger, requireInteger } from '../../lib/units/decimal';
import { caughtUnitError } from './caught';

const wording = { unit: 'grains', allowed: 'whole grains' };
const exact = (number: string, factor = 1n, exponent = 0) =>
  exactInteger({ text: number, number, factor, exponent }, wording);

describe('exactInteger', () => {
  test.each([
    ['0.29', 1000n, 0, 290],
    ['1.005', 1000n, 0, 1005],
    ['.5', 2n, 0, 1],
    ['7.', 1n, 0, 7],
    ['0.000', 1n, 0, 0],
    ['2500', 1n, -2, 25],
    ['1.5', 1n, 1, 15],
    ['007', 1n, 0, 7],
  ])('%s times %s and ten to the %s is %s', (number, factor, exponent, expected) => {
    expect(exact(number, factor, exponent)).toBe(expected);
  });

  test('accepts the largest safe integer', () => {
    expect(exact('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('rejects the next larger number', () => {
    expect(caughtUnitError(() => exact('9007199254740992')).problem).toBe(
      "'9007199254740992' is more grains than can be counted exactly",
    );
  });

  test('rejects a fraction', () => {
    expect(caughtUnitError(() => exact('0.0001', 1000n)).problem).toBe("'0.0001' is not a whole number of grains");
  });

  test('rejects thousands of digits, even of a zero', () => {
    const zeros = '0'.repeat(41);
    expect(caughtUnitError(() => exact(zeros)).problem).toBe(`'${zeros}' has too many digits`);
  });

  test('accepts 40 digits', () => {
    expect(exact('0'.repeat(40))).toBe(0);
  });

  test('reports the allowed values', () => {
    expect(caughtUnitError(() => exact('0.1')).allowed).toBe('whole grains');
  });
});

describe('requireInteger', () => {
  test.each([0, -5, Number.MAX_SAFE_INTEGER])('accepts %s', (value) => {
    expect(() => requireInteger(value, 'grains')).not.toThrow();
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('rejects %s with a RangeError', (value) => {
    expect(() => requireInteger(value, 'grains')).toThrow(new RangeError(`${value} is not a whole number of grains`));
  });
});
