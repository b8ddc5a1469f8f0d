import type { ModelVersions } from './model';
import type { ModelPlatformPart } from './part';
import type { ModelPlatformDefinition } from './platform';

/**
 * Says that an object is a definition, so that the editor completes its names and underlines a wrong one.
 * It returns the object as it is: what it means is worked out, and checked, by `planModelPlatform`.
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
 * Adds a team's part to a platform. The part may refer to everything in the platform and in itself.
 * Parts are disjoint, so it does not matter in which order they are added.
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
