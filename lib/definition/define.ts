import type { ModelVersions } from './model';
import type { ModelPlatformPart } from './part';
import type { ModelPlatformDefinition } from './platform';

/**
 * Types an object as a definition, so that editors complete names and mark unknown ones. It returns the object
 * unchanged; `planModelPlatform` resolves and checks it.
 *
 * @example
 * export default defineModelPlatform({
 *   name: 'acme',
 *   cluster: { provider: 'existing', nodePools: { cpu: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } } } },
 * });
 */
export function defineModelPlatform<
  const P extends string = never,
  const B extends string = never,
  const T extends string = never,
  const G extends string = never,
  const M extends ModelVersions = Record<never, never>,
>(definition: ModelPlatformDefinition<P, B, T, G, M>): ModelPlatformDefinition<P, B, T, G, M> {
  return definition;
}

/**
 * Adds the part of a team to a platform. The part can refer to everything in the platform and in itself. Parts are
 * disjoint, so their order does not matter. The part names its team itself, because a module is a program with your
 * permissions anyway; the team of a file is in the entry of `include`.
 *
 * @example
 * export default extendModelPlatform(base, {
 *   team: 'ranking',
 *   models: { ranker: { bucket: 'models', versions: { v1: { path: 'ranker/v1/model.joblib', sha256: '…' } } } },
 *   services: { ranker: { pool: 'cpu', model: { name: 'ranker', version: 'v1' }, runtime: { kind: 'scikit-learn' } } },
 *   training: { 'ranker-train': { pool: 'cpu', framework: { kind: 'scikit-learn' }, image: '…', command: ['python', 'train.py'] } },
 * });
 */
export function extendModelPlatform<
  P extends string,
  B extends string,
  T extends string,
  G extends string,
  M extends ModelVersions,
  const N extends ModelVersions = Record<never, never>,
>(
  base: ModelPlatformDefinition<P, B, T, G, M>,
  part: ModelPlatformPart<P, B, T, G, M, N>,
): ModelPlatformDefinition<P, B, T, G, M & N> {
  const extended: unknown = { ...base, include: [...(base.include ?? []), part] };
  return extended as ModelPlatformDefinition<P, B, T, G, M & N>;
}
