import { parseAllDocuments } from 'yaml';
import { renderObjects } from '../../lib/manifests/render';
import type { KubeObject } from '../control-plane/modules';
import { readKept } from '../snapshots/kept';
import { planOfVariant, scenarios } from '../snapshots/scenarios';

/** The objects of one variant of an example. */
export interface Example {
  readonly name: string;
  readonly objects: readonly KubeObject[];
}

/** All rendered objects of all examples. */
export function examples(): readonly Example[] {
  const platforms = scenarios.flatMap(({ name, variants }) =>
    variants.map((variant) => ({
      name: `${name} on ${variant.name}`,
      objects: renderObjects(planOfVariant(variant)) as readonly KubeObject[],
    })),
  );
  const files = [...readKept('one-construct').values()];
  const objects = files.flatMap((file) => parseAllDocuments(file).map((each) => each.toJS() as KubeObject));
  return [...platforms, { name: 'one-construct', objects }];
}
