import { App, Chart } from 'cdk8s';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { byCodeUnit } from '../units/order';
import { type Manifest, manifestName } from './manifest';
import { addOnDepths, syncWave } from './order';
import { apiObjects, PlatformObjects, type PlatformObjectsOptions } from './platform-objects';

/**
 * All objects of a platform, in the order in which they can be applied. One chart, visited once, without the
 * synthesis of cdk8s, which takes more than linear time.
 *
 * @throws PlatformError for patches that change nothing.
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
