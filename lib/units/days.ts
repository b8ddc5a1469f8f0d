import { parseDuration } from './duration';
import { quote, UnitError } from './unit-error';

const day = 86_400_000;

const allowed = "whole days from '1d' to '365d'";

/**
 * Parses a time that clouds count in whole days, 1 to 365: `30d`, `48h`.
 *
 * @throws UnitError
 */
export function parseDays(text: string): number {
  const days = daysOf(text);
  if (days === undefined) throw new UnitError(`${quote(text)} is not a number of whole days`, allowed);
  return days;
}

function daysOf(text: string): number | undefined {
  try {
    const days = parseDuration(text) / day;
    return days >= 1 && Number.isInteger(days) ? days : undefined;
  } catch (error) {
    if (error instanceof UnitError) return undefined;
    throw error;
  }
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
