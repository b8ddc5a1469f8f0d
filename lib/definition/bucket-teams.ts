import { valueAt } from '../units/values';
import { bucketFolders } from './bucket-folders';
import { modelNames } from './model-names';
import { outsideParts, withDefaultField } from './part-defaults';
import type { Traced } from './trace';
import { workloadFields } from './workload-fields';

/**
 * Adds the default of `teams` to every bucket of a definition with parts: the teams whose workloads outside the parts use
 * the bucket. So a part has only access that the platform gives it. The bucket of a model in a part is the choice of that
 * part, also if a workload outside the parts serves the model.
 */
export function withBucketTeams(definition: Traced): unknown {
  const uses = usesOutsideParts(definition, Object.fromEntries(outsideParts(definition, 'models')));
  return withDefaultField(definition.value, ['buckets', 'teams'], (name) => {
    const teams = uses.filter((use) => use.bucket === name).map(({ team }) => team);
    return [...new Set(teams)].sort();
  });
}

/** A bucket that a workload of a team uses. */
interface BucketUse {
  readonly team: string;
  readonly bucket: string;
}

function usesOutsideParts(definition: Traced, models: Readonly<Record<string, unknown>>): readonly BucketUse[] {
  return workloadFields.flatMap((field) =>
    outsideParts(definition, field).flatMap(([, workload]) => {
      const team = valueAt(workload, ['team']);
      if (typeof team !== 'string') return [];
      const own = bucketFolders(field, workload).map(({ bucket }) => bucket);
      return [...own, ...bucketsOfModels(workload, models)].map((bucket) => ({ team, bucket }));
    }),
  );
}

/** Buckets of the models that a workload serves, one or several. */
function bucketsOfModels(workload: unknown, models: Readonly<Record<string, unknown>>): readonly string[] {
  return modelNames(workload).flatMap(([, name]) => {
    const bucket = valueAt(models, [name, 'bucket']);
    return typeof bucket === 'string' ? [bucket] : [];
  });
}
