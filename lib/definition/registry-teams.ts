import { hasImage } from '../units/image-address';
import { entriesOf, valueAt } from '../units/values';
import { imageUses } from './image-uses';
import { outsideParts, withDefaultField } from './part-defaults';
import type { Traced } from './trace';
import { workloadFields } from './workload-fields';

/**
 * Adds the default of `teams` to every registry of a definition with parts: the teams whose workloads outside the parts use
 * an image of it. So a part pulls only images that the platform gives to its team.
 */
export function withRegistryTeams(definition: Traced): unknown {
  const { value } = definition;
  const workloads = workloadFields.flatMap((field) =>
    outsideParts(definition, field).map(([name, workload]) => ({ field, name, value: workload })),
  );
  const models = new Set(outsideParts(definition, 'models').map(([name]) => name));
  const uses = imageUses(value, workloads).filter(({ path: [field, name] }) =>
    field === 'models' ? models.has(String(name)) : true,
  );
  return withDefaultField(value, ['registries', 'teams'], (name) => {
    // The address of a registry of the cloud is a decision of the plan.
    if (valueAt(value, ['registries', name, 'kind']) === 'cloud') return [];
    const address = valueAt(value, ['registries', name, 'address']);
    if (typeof address !== 'string') return undefined;
    const mirrored = entriesOf(valueAt(value, ['registries', name, 'mirrors'])).map(([from]) => from);
    const addresses = [address, ...mirrored];
    const teams = uses.flatMap(({ team, image }) => (addresses.some((each) => hasImage(each, image)) ? [team] : []));
    return [...new Set(teams)].sort();
  });
}
