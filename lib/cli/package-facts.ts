import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Facts from the package.json of this package. */
export interface PackageFacts {
  readonly version: string;
  /** Version ranges of the peer dependencies. */
  readonly peers: Readonly<Record<string, string>>;
  /** Version range of tsx, which runs definitions in TypeScript. */
  readonly tsx: string;
  /** Version range of Node. */
  readonly engine: string;
}

/** Reads package.json. The relative path is the same from `lib` and from `dist`. */
export function packageFacts(): PackageFacts {
  const text = readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8');
  const { version, peerDependencies, dependencies, engines } = JSON.parse(text) as {
    readonly version: string;
    readonly peerDependencies: Readonly<Record<string, string>>;
    readonly dependencies: { readonly tsx: string };
    readonly engines: { readonly node: string };
  };
  return { version, peers: peerDependencies, tsx: dependencies.tsx, engine: engines.node };
}
