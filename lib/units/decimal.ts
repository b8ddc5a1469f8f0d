import { quote, UnitError } from './unit-error';

/**
 * More characters than any quantity needs: the largest exact integer has 16 digits. Longer texts are refused
 * before arithmetic, so that a hostile file cannot keep the parser busy.
 */
const maxDigits = 40;

/** How a caller's unit is called in messages. */
export interface Wording {
  /** What is counted, in the plural: `millicores`. */
  readonly unit: string;
  /** What a user may write. */
  readonly allowed: string;
}

/**
 * `number × factor × 10^exponent` as an integer, without floating point: 0.29 cores are 290 millicores,
 * not 289.99999999999994.
 *
 * @param number ASCII digits with at most one point; the caller's pattern has made sure of it.
 * @throws UnitError if the result is not whole, or is above `Number.MAX_SAFE_INTEGER`.
 */
export function exactInteger(text: string, number: string, factor: bigint, exponent: number, wording: Wording): number {
  if (number.length > maxDigits) throw new UnitError(`${quote(text)} has too many digits`, wording.allowed);
  const [whole = '', fraction = ''] = number.split('.');
  const power = exponent - fraction.length;
  const digits = BigInt(whole + fraction) * factor;
  const scale = 10n ** BigInt(Math.abs(power));
  if (power < 0 && digits % scale !== 0n) {
    throw new UnitError(`${quote(text)} is not a whole number of ${wording.unit}`, wording.allowed);
  }
  const result = power < 0 ? digits / scale : digits * scale;
  if (result > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new UnitError(`${quote(text)} is more ${wording.unit} than can be counted exactly`, wording.allowed);
  }
  return Number(result);
}

/**
 * Refuses what no formatter can write. A value that is not an integer never comes from a parser, so it is a
 * defect of the caller.
 *
 * @throws RangeError
 */
export function requireInteger(value: number, unit: string): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of ${unit}`);
}
