import { prepare } from '../go/suite';
import { buildAll } from './build';

/** Builds missing programs once, before any test. */
export default async function setup(): Promise<void> {
  await prepare('manifests on a real control plane', () => buildAll((line) => process.stderr.write(`${line}\n`)));
}
