import { findDescriptions } from './api/descriptions';
import { buildPulumi } from './pulumi';

/** Tells whoever waits. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Builds and installs what is missing, once, before workers ask for it at the same time. */
export default function setup(): void {
  buildPulumi(say);
  findDescriptions();
}
