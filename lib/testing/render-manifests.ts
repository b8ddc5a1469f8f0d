import type { ModelPlatformDefinition } from '../definition/platform';
import { blocksManifests, PlatformError } from '../errors';
import type { Manifest } from '../manifests/manifest';
import type { ModelPlatformOptions } from '../manifests/model-platform';
import { checkModelPlatform } from '../plan/plan';

/**
 * Renders all objects of a definition, in the order of application, without writing files.
 *
 * @param options Outputs of the cloud, and patches.
 * @throws PlatformError with all findings, including required outputs of the cloud that are missing.
 *
 * @example
 * const kinds = renderManifests(definition).map(({ kind }) => kind);
 */
export function renderManifests(
  definition: ModelPlatformDefinition,
  options: ModelPlatformOptions = {},
): readonly Manifest[] {
  const { patches, ...known } = options;
  const { plan, findings } = checkModelPlatform(definition, known);
  if (plan === undefined || findings.some(blocksManifests)) throw new PlatformError(findings);
  const { renderObjects } = require('../manifests/render') as typeof import('../manifests/render');
  return renderObjects(plan, patches === undefined ? {} : { patches });
}
