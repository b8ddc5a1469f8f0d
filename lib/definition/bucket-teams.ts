import { isMap, valueAt } from '../units/values';
import { bucketFolders } from './bucket-folders';
import { modelNames } from './model-names';
import { roleOf, type Trace, type Traced } from './trace';
import { type WorkloadField, workloadFields } from './workload-fields';

/**
 * Adds the default of `teams` to every bucket of a definition with parts: the teams whose workloads outside the parts use
 * the bucket. So a part has only access that the platform gives it. The bucket of a model in a part is the choice of that
 * part, also if a workload outside the parts serves the model.
 */
export function withBucketTeams({ value, trace }: Traced): unknown {
  const buckets = valueAt(value, ['buckets']);
  if (!isMap(value) || !isMap(buckets)) return value;
  const models = outsideParts(value, trace, 'models');
  const uses = usesOutsideParts(value, trace, Object.fromEntries(models));
  const named = Object.entries(buckets).map(([name, bucket]) => {
    if (!isMap(bucket) || Object.hasOwn(bucket, 'teams')) return [name, bucket];
    const teams = uses.filter((use) => use.bucket === name).map(({ team }) => team);
    return [name, { ...bucket, teams: [...new Set(teams)].sort() }];
  });
  return { ...value, buckets: Object.fromEntries(named) };
}

/** A bucket that a workload of a team uses. */
interface BucketUse {
  readonly team: string;
  readonly bucket: string;
}

function usesOutsideParts(
  value: Readonly<Record<string, unknown>>,
  trace: Trace,
  models: Readonly<Record<string, unknown>>,
): readonly BucketUse[] {
  return workloadFields.flatMap((field) =>
    outsideParts(value, trace, field).flatMap(([, workload]) => {
      const team = valueAt(workload, ['team']);
      if (typeof team !== 'string') return [];
      const own = bucketFolders(field, workload).map(({ bucket }) => bucket);
      return [...own, ...bucketsOfModels(workload, models)].map((bucket) => ({ team, bucket }));
    }),
  );
}

/** The entries of a field that no part wrote. */
function outsideParts(
  value: Readonly<Record<string, unknown>>,
  trace: Trace,
  field: 'models' | WorkloadField,
): readonly (readonly [string, unknown])[] {
  return entriesOf(value[field]).filter(([name]) => roleOf(trace, [field, name]) !== 'part');
}

/** Buckets of the models that a workload serves, one or several. */
function bucketsOfModels(workload: unknown, models: Readonly<Record<string, unknown>>): readonly string[] {
  return modelNames(workload).flatMap(([, name]) => {
    const bucket = valueAt(models, [name, 'bucket']);
    return typeof bucket === 'string' ? [bucket] : [];
  });
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isMap(value) ? Object.entries(value) : [];
}
