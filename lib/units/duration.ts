import { exactInteger, requireInteger, type Wording } from './decimal';
import { quote, UnitError } from './unit-error';

const wording: Wording = {
  unit: 'milliseconds',
  allowed: "a number and one unit of ms, s, m, h, d, such as '120ms', '15s', '90m' or '30d'",
};

/** Milliseconds per unit, largest first. A day is always 24 hours. */
const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

const factors: ReadonlyMap<string, number> = new Map(units);

/** The seconds of a year fit into the fields of Kubernetes, which have 32 bits. */
const maxDays = 365;

const durationPattern = /^([0-9]+(?:\.[0-9]+)?)([a-z]*)$/;

/**
 * Parses a duration of at most 365 days into milliseconds, an integer from 0: `120ms`, `15s`, `5m`, `1h`, `30d`.
 *
 * The unit is required, also for zero, because `10` alone is ambiguous. A fraction is allowed if the result is a whole
 * number of milliseconds (`1.5h`). Only one unit is allowed: write `90m` instead of `1h30m`.
 *
 * @throws UnitError
 */
export function parseDuration(text: string): number {
  const match = durationPattern.exec(text);
  if (!match) throw new UnitError(`${quote(text)} is not a duration`, wording.allowed);
  const [, number = '', unit = ''] = match;
  if (unit === '') throw new UnitError(`${quote(text)} has no unit`, wording.allowed);
  const factor = factors.get(unit);
  if (factor === undefined) {
    throw new UnitError(`${quote(text)} has the unit ${quote(unit)}, which durations do not have`, wording.allowed);
  }
  const milliseconds = exactInteger({ text, number, factor: BigInt(factor), exponent: 0 }, wording);
  if (milliseconds > maxDays * 86_400_000) {
    throw new UnitError(`${quote(text)} is longer than ${maxDays} days`, `at most ${maxDays}d`);
  }
  return milliseconds;
}

/**
 * Formats milliseconds in the largest unit that divides them exactly: `90m`, `2h`, `1500ms`; zero is `0s`.
 *
 * @throws RangeError if the number is not an integer.
 */
export function formatDuration(ms: number): string {
  requireInteger(ms, 'milliseconds');
  if (ms === 0) return '0s';
  const [unit, factor] = units.find(([, size]) => ms % size === 0) ?? (['ms', 1] as const);
  return `${ms / factor}${unit}`;
}

/** Seconds as minutes and seconds: `6m 40s`. */
export function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  const rest = whole % 60;
  const parts = [whole >= 60 ? `${Math.floor(whole / 60)}m` : '', rest > 0 || whole === 0 ? `${rest}s` : ''];
  return parts.filter((part) => part !== '').join(' ');
}
