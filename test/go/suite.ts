import { reportNotProved, toolsAreRequired } from '../fixtures/not-proved';
import { MissingTool, SetupError } from './setup-error';

/** Environment variable that tells the workers of jest why a suite is skipped. */
const variable = 'MODEL_PLATFORM_NOT_TESTED';

/**
 * Prepares what a suite needs before its first test, and prints one sentence if that fails. If a tool is missing, the
 * tests are skipped, unless tools are required. Every other error fails the run.
 *
 * @param what What the suite tests, for the printed sentence.
 */
export async function prepare(what: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    reportNotProved(what, error.message);
    if (!(error instanceof MissingTool) || toolsAreRequired()) process.exit(1);
    process.env[variable] = error.message;
  }
}

/** Why this suite is skipped; undefined if it is not. */
export function whyNotTested(): string | undefined {
  return process.env[variable];
}
