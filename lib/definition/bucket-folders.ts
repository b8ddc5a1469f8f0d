import type { Path } from '../errors';
import { isMap, valueAt } from '../units/values';
import type { WorkloadField } from './workload-fields';

/** What a field of a workload says about the folder of a bucket. */
interface BucketField {
  /** Field with `bucket` and `path`. A step `*` stands for all keys of a map. */
  readonly field: Path;
  readonly access: 'read' | 'write';
}

/** A folder or an object of a bucket that a workload names itself. */
interface BucketFolder extends BucketField {
  readonly bucket: string;
  /** As written. Empty if it is invalid. */
  readonly path: string;
}

/** Fields of a workload that name a bucket, in the order of messages. */
export const bucketFields: Readonly<Record<WorkloadField, readonly BucketField[]>> = {
  services: [],
  training: [
    { field: ['data', '*'], access: 'read' },
    { field: ['checkpoint'], access: 'write' },
    { field: ['output'], access: 'write' },
  ],
};

/** The folders of buckets that a workload names itself. Those of its models are not among them. */
export function bucketFolders(kind: WorkloadField, workload: unknown): readonly BucketFolder[] {
  return bucketFields[kind].flatMap(({ field: pattern, access }) =>
    fieldsOf(workload, pattern).flatMap((field) => {
      const [bucket, path] = ['bucket', 'path'].map((name) => valueAt(workload, [...field, name]));
      return typeof bucket === 'string' ? [{ field, access, bucket, path: typeof path === 'string' ? path : '' }] : [];
    }),
  );
}

/** The paths in a value that match a path with `*`. */
function fieldsOf(value: unknown, [step, ...rest]: Path): readonly Path[] {
  if (step === undefined) return [[]];
  const steps = step === '*' ? (isMap(value) ? Object.keys(value) : []) : [step];
  return steps.flatMap((each) => fieldsOf(valueAt(value, [each]), rest).map((below) => [each, ...below]));
}
