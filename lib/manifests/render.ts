import { App, Chart } from 'cdk8s';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { byCodeUnit } from '../units/order';
import { type Manifest, manifestName } from './manifest';
import { addOnDepths, syncWave } from './order';
import { apiObjects, PlatformObjects, type PlatformObjectsOptions } from './platform-objects';

/**
 * Renders all objects of a platform in the order of application. It visits one chart once and skips the synthesis of
 * cdk8s, whose time grows faster than the number of objects.
 *
 * @throws PlatformError for patches without effect.
 */
export function renderObjects(plan: ModelPlatformPlan, options: PlatformObjectsOptions = {}): readonly Manifest[] {
  const chart = new Chart(new App(), plan.name, { disableResourceNameHashes: true });
  const platform = new PlatformObjects(chart, 'platform', plan, options);
  const depths = addOnDepths(plan.addOns);
  return apiObjects(platform)
    .map((object): Manifest => object.toJson())
    .map((object) => ({ object, wave: syncWave(manifestName(object), depths), key: sortKey(object) }))
    .sort((one, other) => one.wave - other.wave || byCodeUnit(one.key, other.key))
    .map(({ object }) => object);
}

function sortKey({ apiVersion, kind, metadata }: Manifest): string {
  return [metadata.namespace ?? '', kind, metadata.name, apiVersion].join('\n');
}
