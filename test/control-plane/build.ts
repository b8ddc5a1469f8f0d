import { buildPrograms, type Log } from '../go/build';
import { programs } from './components';
import { downloadDefinitions } from './definitions';

/**
 * Builds whatever the cache does not have, and downloads what has to be read.
 *
 * @throws SetupError where it cannot be done.
 */
export async function buildAll(log: Log): Promise<void> {
  await buildPrograms(programs, log);
  downloadDefinitions();
}
