import { buildPrograms } from '../go/build';
import { prepare } from '../go/suite';
import { findDescriptions } from './api/descriptions';
import { pulumi } from './pulumi';
import { memoryAws } from './replay/memory-aws';

/** Prints one line of progress. */
export function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Builds and installs missing tools once, before any worker needs them. */
export default async function setup(): Promise<void> {
  await prepare('clusters by the real pulumi', async () => {
    await buildPrograms([pulumi], log);
    findDescriptions();
    memoryAws();
  });
}
