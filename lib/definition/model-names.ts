import type { Path } from '../errors';
import { valueAt } from '../units/values';

/** Names of the models that a workload serves, one or several, with their paths in it. The workload can be invalid. */
export function modelNames(workload: unknown): readonly (readonly [path: Path, name: string])[] {
  const written = valueAt(workload, ['model']);
  const paths: readonly Path[] = Array.isArray(written)
    ? written.map((_, index) => ['model', index, 'name'])
    : [['model', 'name']];
  return paths.flatMap((path) => {
    const name = valueAt(workload, path);
    return typeof name === 'string' ? [[path, name] as const] : [];
  });
}
