import { buildPrograms, type Log } from '../go/build';
import { programs } from './components';
import { downloadDefinitions } from './definitions';

/**
 * Builds missing programs, and downloads the CustomResourceDefinitions.
 *
 * @throws SetupError if a build or a download fails.
 */
export async function buildAll(log: Log): Promise<void> {
  await buildPrograms(programs, log);
  downloadDefinitions();
}
