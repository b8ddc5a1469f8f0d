import { parseAllDocuments } from 'yaml';
import { renderObjects } from '../../lib/manifests/render';
import type { KubeObject } from '../control-plane/modules';
import { readKept } from '../snapshots/kept';
import { planOf, scenarios } from '../snapshots/scenarios';

/** The objects of an example in one of its forms. */
export interface Example {
  readonly name: string;
  readonly objects: readonly KubeObject[];
}

/** Every object of every snapshot: as it is rendered, which is what the snapshots keep. */
export function examples(): readonly Example[] {
  const platforms = scenarios.flatMap(({ name, variants }) =>
    variants.map((variant) => ({
      name: `${name} on ${variant.name}`,
      objects: renderObjects(planOf(variant)) as readonly KubeObject[],
    })),
  );
  const files = [...readKept('one-construct').values()];
  const objects = files.flatMap((file) => parseAllDocuments(file).map((each) => each.toJS() as KubeObject));
  return [...platforms, { name: 'one-construct', objects }];
}
