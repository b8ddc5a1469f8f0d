import { quote, UnitError } from './unit-error';

/**
 * Maximum length of a number in characters. The largest exact integer has 16 digits; longer texts are rejected before
 * any arithmetic, so that a hostile file cannot exhaust the CPU.
 */
const maxDigits = 40;

/** The words for a unit in messages. */
export interface Wording {
  /** Plural of the unit: `millicores`. */
  readonly unit: string;
  /** Description of the allowed values. */
  readonly allowed: string;
}

/** A number as written, with the unit that it is counted in. */
interface Decimal {
  /** The whole text, for messages. */
  readonly text: string;
  /** ASCII digits with at most one point, as checked by the pattern of the parser. */
  readonly number: string;
  readonly factor: bigint;
  readonly exponent: number;
}

/**
 * `number × factor × 10^exponent` as an integer, without floating point: 0.29 cores are 290 millicores,
 * not 289.99999999999994.
 *
 * @throws UnitError if the result is not an integer, or is above `Number.MAX_SAFE_INTEGER`.
 */
export function exactInteger({ text, number, factor, exponent }: Decimal, wording: Wording): number {
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
 * Checks the argument of a formatter. Parsers return integers only, so any other value is a bug in the calling code.
 *
 * @throws RangeError if the value is not a safe integer.
 */
export function requireInteger(value: number, unit: string): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of ${unit}`);
}
