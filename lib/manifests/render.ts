import { App, Chart } from 'cdk8s';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { inOrder } from './in-order';
import type { Manifest } from './manifest';
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
  return inOrder(
    apiObjects(platform).map((object): Manifest => object.toJson()),
    plan,
  );
}
