import { RunError } from '@pulumi/pulumi';

/**
 * Loads the component of a cloud. Its SDK is an optional dependency.
 *
 * @throws RunError with the package to install, if the SDK is not installed
 */
export function withSdk<T>(provider: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    const name = missingSdk(error);
    if (name === undefined) throw error;
    throw new RunError(
      `a cluster on ${provider} needs the package ${name}, which is not installed; run: npm install '${name}@${supported(name)}'`,
    );
  }
}

function missingSdk(error: unknown): string | undefined {
  if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'MODULE_NOT_FOUND') return undefined;
  return /^Cannot find module '(@pulumi\/[\w-]+)/.exec(error.message)?.[1];
}

/** The supported versions. The relative path of package.json is the same from `lib` and from `dist`. */
function supported(name: string): string {
  const { peerDependencies } = require('../../package.json') as {
    readonly peerDependencies: Readonly<Record<string, string>>;
  };
  return peerDependencies[name] ?? '*';
}
