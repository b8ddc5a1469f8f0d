import { parseModelPlatform } from '../../lib/definition/parse';
import type { DefinitionSource } from '../../lib/definition/source';
import type { Finding, Path } from '../../lib/errors';

/** A map that tests may change to an invalid one. */
export type Loose = Record<string, unknown>;

/** Creates a small valid definition. */
export function validDefinition() {
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

/** Creates a valid service. */
export function service(team?: string) {
  return {
    ...(team === undefined ? {} : { team }),
    pool: 'cpu',
    model: { name: 'churn', version: 'v1' },
    runtime: { kind: 'scikit-learn' },
  };
}

/** Creates a valid training job. */
export function validTrainingJob(team?: string) {
  return {
    ...(team === undefined ? {} : { team }),
    pool: 'cpu',
    framework: { kind: 'scikit-learn' },
    image: `ghcr.io/acme/train@sha256:${'0f'.repeat(32)}`,
    command: ['python', 'train.py'],
  };
}

/** The valid definition with another value at a path. Creates missing maps on the path. */
export function withValue(path: Path, value: unknown): unknown {
  const root: unknown = validDefinition();
  let parent = root as Loose;
  for (const step of path.slice(0, -1)) {
    parent[step] ??= {};
    parent = parent[step] as Loose;
  }
  parent[path.at(-1) ?? ''] = value;
  return root;
}

/** A source whose name is the file and whose line is the length of the path plus one. */
export function source(role: DefinitionSource['role'], name: string, value: unknown): DefinitionSource {
  return { name, role, value, locate: (path) => ({ file: name, line: path.length + 1 }) };
}

/** Findings for a single object. */
export function shapeFindingsOf(value: unknown): readonly Finding[] {
  return parseModelPlatform([{ name: 'definition', role: 'base', value }]).findings;
}
