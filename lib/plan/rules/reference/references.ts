import type { TrainingJobSpec } from '../../../definition/training';
import type { Path } from '../../../errors';
import { closest } from '../../../units/closest';
import type { RuleFinding } from '../rule';

/** Names that a reference can have. */
export interface Names {
  readonly what: string;
  readonly defined: object;
  /** Path of the defined names. @default - outside the definition */
  readonly at?: Path;
}

/** A finding if the name is not defined. */
export function refer({ what, defined, at }: Names, name: string, path: Path): readonly RuleFinding[] {
  if (Object.hasOwn(defined, name)) return [];
  const known = Object.keys(defined);
  const near = closest(name, known);
  return [
    {
      path,
      problem: `there is no ${what} with this name`,
      value: name,
      allowed: known,
      fix: near
        ? `write ${JSON.stringify(near)}, or define ${JSON.stringify(name)}`
        : `define the ${what}, or choose another one`,
      ...(at !== undefined && { refersTo: [...at, name] }),
    },
  ];
}

/** The unknown buckets of one training job. */
export function jobBuckets(
  { data = {}, checkpoint, output }: Pick<TrainingJobSpec, 'data' | 'checkpoint' | 'output'>,
  defined: object,
  at: Path,
): readonly RuleFinding[] {
  const bucket: Names = { what: 'bucket', defined, at: ['buckets'] };
  return [
    ...Object.entries(data).flatMap(([folder, each]) => refer(bucket, each.bucket, [...at, 'data', folder, 'bucket'])),
    ...(checkpoint ? refer(bucket, checkpoint.bucket, [...at, 'checkpoint', 'bucket']) : []),
    ...(output ? refer(bucket, output.bucket, [...at, 'output', 'bucket']) : []),
  ];
}
