import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What this package says about itself in its package.json. */
export interface PackageFacts {
  readonly version: string;
  /** Ranges of the packages that users install beside it. */
  readonly peers: Readonly<Record<string, string>>;
  /** Range of tsx, which runs definitions that are written in TypeScript. */
  readonly tsx: string;
}

/** Reads package.json, which lies at the same distance from the sources and from what is built of them. */
export function packageFacts(): PackageFacts {
  const text = readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8');
  const { version, peerDependencies, dependencies } = JSON.parse(text) as {
    readonly version: string;
    readonly peerDependencies: Readonly<Record<string, string>>;
    readonly dependencies: { readonly tsx: string };
  };
  return { version, peers: peerDependencies, tsx: dependencies.tsx };
}
