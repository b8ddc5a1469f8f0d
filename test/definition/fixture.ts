import { parseModelPlatform } from '../../lib/definition/parse';
import type { DefinitionSource } from '../../lib/definition/source';
import type { Finding, Path } from '../../lib/errors';

/** A map that tests change before it is checked; that it may be wrong is what they are about. */
export type Loose = Record<string, unknown>;

/** A small definition that nothing is wrong with, made anew for each test. */
export function rightDefinition() {
  return {
    name: 'acme',
    cluster: {
      provider: 'eks',
      region: 'us-east-1',
      nodePools: { cpu: { machine: { cpu: 8, memory: '32Gi' }, nodes: { min: 1, max: 4 } } },
    },
    buckets: { models: {} },
    teams: { ranking: {}, search: {} },
    models: { churn: { bucket: 'models', versions: { v1: { path: 'churn/v1', sha256: '0f'.repeat(32) } } } },
    services: { churn: service('ranking') },
  };
}

/** A service that nothing is wrong with. */
export function service(team?: string) {
  return {
    ...(team === undefined ? {} : { team }),
    pool: 'cpu',
    model: { name: 'churn', version: 'v1' },
    runtime: { kind: 'scikit-learn' },
  };
}

/** A training job that nothing is wrong with. */
export function trainingJob(team?: string) {
  return {
    ...(team === undefined ? {} : { team }),
    pool: 'cpu',
    framework: { kind: 'scikit-learn' },
    image: `ghcr.io/acme/train@sha256:${'0f'.repeat(32)}`,
    command: ['python', 'train.py'],
  };
}

/** The definition with another value under a path, on the way to which everything is made that is not there. */
export function withValue(path: Path, value: unknown): unknown {
  const root: unknown = rightDefinition();
  let parent = root as Loose;
  for (const step of path.slice(0, -1)) {
    parent[step] ??= {};
    parent = parent[step] as Loose;
  }
  parent[path.at(-1) ?? ''] = value;
  return root;
}

/** A source that knows where everything is: at its own name and a line for each step of the path. */
export function source(role: DefinitionSource['role'], name: string, value: unknown): DefinitionSource {
  return { name, role, value, locate: (path) => ({ file: name, line: path.length + 1 }) };
}

/** What is said about one object. */
export function findingsOf(value: unknown): readonly Finding[] {
  return parseModelPlatform([{ name: 'definition', role: 'base', value }]).findings;
}
