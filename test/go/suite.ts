import { MissingTool, SetupError } from './setup-error';

/** Where the workers of jest find why a suite is left out. */
const variable = 'MODEL_PLATFORM_NOT_TESTED';

/**
 * Makes what a suite needs before any of its tests, and says in a sentence why it cannot. Without a tool the tests are
 * left out, unless CI is set: a build that tests nothing must not look green. Everything else ends the run.
 *
 * @param what What the suite tests, as the sentence calls it.
 */
export async function prepare(what: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`not tested: ${what}; ${error.message}\n`);
    if (!(error instanceof MissingTool) || process.env.CI) process.exit(1);
    process.env[variable] = error.message;
  }
}

/** Why nothing of this suite can be tested here; nothing where it can. */
export function whyNotTested(): string | undefined {
  return process.env[variable];
}
