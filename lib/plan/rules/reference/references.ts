import { bucketFolders } from '../../../definition/bucket-folders';
import type { TrainingJobSpec } from '../../../definition/training';
import { formatPath, type Path } from '../../../errors';
import { closest } from '../../../units/closest';
import { groupBy } from '../../../units/group-by';
import type { RuleFinding } from '../rule';

/** Names that a reference can have. */
export interface Names {
  readonly what: string;
  readonly defined: object;
  /** Path of the defined names. @default - outside the definition */
  readonly at?: Path;
}

/** Names of each map. A list for each of thousands of unknown names would fill the memory. */
const namesOf = new WeakMap<object, readonly string[]>();

function namesIn(defined: object): readonly string[] {
  const known = namesOf.get(defined) ?? Object.keys(defined);
  namesOf.set(defined, known);
  return known;
}

/** A finding if the name is not defined. */
export function refer({ what, defined, at }: Names, name: string, path: Path): readonly RuleFinding[] {
  if (Object.hasOwn(defined, name)) return [];
  const known = namesIn(defined);
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

/** Maximum number of other references in a problem. */
const maxOthers = 5;

/** One finding for each unknown name: the first reference, whose problem names the others. */
export function oncePerName(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const byName = groupBy(findings, ({ problem, value }) => JSON.stringify([problem, value]));
  return [...byName.values()].map(([first, ...others]) =>
    others.length === 0 ? first : { ...first, problem: `${first.problem} (also at ${placesText(others)})` },
  );
}

function placesText(findings: readonly RuleFinding[]): string {
  const shown = findings.slice(0, maxOthers).map(({ path }) => formatPath(path));
  const more = findings.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}

/** The unknown buckets of one training job. */
export function jobBuckets(
  job: Pick<TrainingJobSpec, 'data' | 'checkpoint' | 'output'>,
  defined: object,
  at: Path,
): readonly RuleFinding[] {
  const bucket: Names = { what: 'bucket', defined, at: ['buckets'] };
  return bucketFolders('training', job).flatMap(({ field, bucket: name }) =>
    refer(bucket, name, [...at, ...field, 'bucket']),
  );
}
