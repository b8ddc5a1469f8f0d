import type { ModelPlatformPlan } from '../plan/types/platform';
import { byCodeUnit } from '../units/order';
import { type Manifest, manifestName } from './manifest';
import { addOnDepths, syncWave } from './order';
import { manifestUnits } from './units';

/** The objects of a plan in the order of application. */
export function inOrder(objects: readonly Manifest[], { addOns }: ModelPlatformPlan): readonly Manifest[] {
  const depths = addOnDepths(addOns);
  return objects
    .map((object) => ({ object, wave: syncWave(manifestName(object), depths), key: sortKey(object) }))
    .sort((one, other) => one.wave - other.wave || byCodeUnit(one.key, other.key))
    .map(({ object }) => object);
}

/** The objects of `renderObjects` without patches. They are rendered without cdk8s, whose packages take long to load. */
export function plainObjects(plan: ModelPlatformPlan): readonly Manifest[] {
  return inOrder(
    manifestUnits(plan).flatMap((unit) => unit.render()),
    plan,
  );
}

function sortKey({ apiVersion, kind, metadata }: Manifest): string {
  return [metadata.namespace ?? '', kind, metadata.name, apiVersion].join('\n');
}
