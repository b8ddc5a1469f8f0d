import type { Path } from '../errors';
import { entriesOf, valueAt } from '../units/values';
import { modelNames } from './model-names';
import { type WorkloadField, workloadFields } from './workload-fields';

/** An image that a definition names for a workload of a team. */
export interface ImageUse {
  readonly team: string;
  readonly image: string;
  /** Where the definition names it. */
  readonly path: Path;
}

/** A workload of a definition, which can be invalid. */
interface WrittenWorkload {
  readonly field: WorkloadField;
  readonly name: string;
  readonly value: unknown;
}

/** Fields of a workload that name an image. */
const imageFields: Readonly<Record<WorkloadField, Path>> = {
  services: ['runtime', 'image'],
  training: ['image'],
};

/**
 * The images that workloads name: their programs, and the scanners of the models that they load, once for each team.
 *
 * @param workloads - those of the definition by default
 */
export function imageUses(
  definition: unknown,
  workloads: readonly WrittenWorkload[] = workloadsOf(definition),
): readonly ImageUse[] {
  const found = new Map<string, ImageUse>();
  for (const { field, name, value } of workloads) {
    const team = valueAt(value, ['team']);
    if (typeof team !== 'string') continue;
    for (const path of [[field, name, ...imageFields[field]], ...scannerPaths(definition, team, value)]) {
      const image = valueAt(definition, path);
      if (typeof image === 'string') found.set(JSON.stringify([team, path]), { team, image, path });
    }
  }
  return [...found.values()];
}

/** The scanner of the team replaces those of the models. */
function scannerPaths(definition: unknown, team: string, workload: unknown): readonly Path[] {
  const models = modelNames(workload);
  const ofTeam = ['teams', team, 'modelScan', 'image'];
  if (valueAt(definition, ofTeam) !== undefined) return models.length > 0 ? [ofTeam] : [];
  return models.map(([, model]) => ['models', model, 'scan', 'image']);
}

function workloadsOf(definition: unknown): readonly WrittenWorkload[] {
  return workloadFields.flatMap((field) =>
    entriesOf(valueAt(definition, [field])).map(([name, value]) => ({ field, name, value })),
  );
}
