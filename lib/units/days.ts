import { parseDuration } from './duration';
import { ifValid, quote, UnitError } from './unit-error';

const day = 86_400_000;

const allowed = "whole days from '1d' to '365d'";

/**
 * Parses a time that clouds count in whole days, 1 to 365: `30d`, `48h`.
 *
 * @throws UnitError
 */
export function parseDays(text: string): number {
  const days = (ifValid(() => parseDuration(text)) ?? 0) / day;
  if (days < 1 || !Number.isInteger(days)) throw new UnitError(`${quote(text)} is not a number of whole days`, allowed);
  return days;
}

/** What stands for a time without an end. */
const unlimited = 'unlimited';

/**
 * Parses a time in whole days, 1 to 365, or one without an end: `30d`, `unlimited`. Undefined without an end.
 *
 * @throws UnitError
 */
export function parseRetention(text: string): number | undefined {
  if (text === unlimited) return undefined;
  try {
    return parseDays(text);
  } catch (error) {
    throw error instanceof UnitError ? new UnitError(error.problem, `${error.allowed}, or ${unlimited}`) : error;
  }
}
