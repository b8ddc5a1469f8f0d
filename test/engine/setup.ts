import { buildPrograms } from '../go/build';
import { prepare } from '../go/suite';
import { findDescriptions } from './api/descriptions';
import { pulumi } from './pulumi';

/** Tells whoever waits. */
export function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Builds and installs what is missing, once, before workers ask for it at the same time. */
export default async function setup(): Promise<void> {
  await prepare('clusters by the real pulumi', async () => {
    await buildPrograms([pulumi], log);
    findDescriptions();
  });
}
