import { UnitError } from '../../lib/units/unit-error';

/** The unit error that a call throws. Any other outcome fails the test. */
export function caughtUnitError(call: () => unknown): UnitError {
  let returned: unknown;
  try {
    returned = call();
  } catch (error) {
    if (error instanceof UnitError) return error;
    throw error;
  }
  throw new Error(`expected a UnitError, got ${JSON.stringify(returned)}`);
}

/** The examples in a message: the texts in single quotes. */
export function examplesIn(allowed: string): readonly string[] {
  return [...allowed.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
}
