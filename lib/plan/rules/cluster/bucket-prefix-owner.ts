import { bucketFolders } from '../../../definition/bucket-folders';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { WorkloadField } from '../../../definition/workload-fields';
import type { Path } from '../../../errors';
import { folderPrefix } from '../../../units/folders';
import { groupBy } from '../../../units/group-by';
import { lookup } from '../../../units/lookup';
import { modelReferences } from '../../resolve/service/model-references';
import { PrefixIndex } from '../prefix-index';
import type { Rule, RuleFinding } from '../rule';

/** A directory of a bucket that jobs write to belongs to one team. */
export const bucketPrefixOwner: Rule<'platform'> = {
  id: 'bucket/prefix-owner',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A job with write access to a directory can replace the models, checkpoints or data of another team unnoticed.',
  check: ({ definition }) => {
    // Services only read models, which are uses of their own.
    const byField: Readonly<Record<WorkloadField, readonly BucketUse[]>> = {
      services: [],
      training: jobUses(definition),
    };
    const uses = Object.values(byField).flat();
    const others = groupBy([...modelUses(definition), ...uses], ({ bucket }) => bucket);
    const usesOf = groupBy(uses, ({ bucket }) => bucket);
    const conflicts = new Map(
      [...others].flatMap(([bucket, all]) => {
        const index = new PrefixIndex(distinct(all));
        return distinct(usesOf.get(bucket) ?? []).map(
          (use) => [keyOf(use), index.find(use.prefix, (each) => isForeign(use, each) && conflict(use, each))] as const,
        );
      }),
    );
    return uses.flatMap((use) => findingOf(use, conflicts.get(keyOf(use))));
  },
};

/** A part of a bucket and its use. */
interface BucketUse {
  /** One team, or all teams that serve the same model. */
  readonly teams: readonly string[];
  readonly bucket: string;
  readonly prefix: string;
  readonly written: string;
  readonly kind: 'model' | 'read' | 'write';
  readonly path: Path;
  /** For messages. */
  readonly what: string;
}

/** Uses of the same folder by the same teams in the same way have the same conflicts. */
function keyOf({ teams, bucket, prefix, kind }: BucketUse): string {
  return JSON.stringify([teams, bucket, prefix, kind]);
}

/** The first of each such uses. */
function distinct(uses: readonly BucketUse[]): readonly BucketUse[] {
  return [...groupBy(uses, keyOf).values()].map(([first]) => first);
}

function findingOf(use: BucketUse, other: BucketUse | undefined): readonly RuleFinding[] {
  if (!other) return [];
  const verb = use.kind === 'write' ? 'writes to' : 'reads';
  return [
    {
      path: use.path,
      problem: `the job ${verb} ${other.what} of ${other.teams.join(' and ')}: ${other.written}`,
      value: use.written,
      allowed: `a path that is not inside or above ${other.written}`,
      fix: 'choose another path or bucket, or accept the sharing of the two teams with a waiver',
    },
  ];
}

function isForeign({ teams: [team] }: BucketUse, other: BucketUse): boolean {
  return team !== undefined && !other.teams.includes(team);
}

/** Two readers never conflict. Models count as read, because they are pinned by their digest. */
function conflict(use: BucketUse, other: BucketUse): boolean {
  return use.kind === 'write' || other.kind === 'write';
}

/** Every version of all served models. */
function modelUses({ models = {}, services = {} }: ModelPlatformDefinition): readonly BucketUse[] {
  const servedBy = new Map<string, Set<string>>();
  for (const service of Object.values(services)) {
    for (const { name } of modelReferences(service)) {
      servedBy.set(name, (servedBy.get(name) ?? new Set<string>()).add(service.team));
    }
  }
  return [...servedBy].flatMap(([name, teams]) => {
    const model = lookup(models, name);
    return Object.entries(model?.versions ?? {}).map(
      ([version, { path }]): BucketUse => ({
        teams: [...teams].sort(),
        bucket: model?.bucket ?? '',
        prefix: folderPrefix(path),
        written: path,
        kind: 'model',
        path: ['models', name, 'versions', version, 'path'],
        what: `the model ${name}`,
      }),
    );
  });
}

function jobUses({ training = {} }: ModelPlatformDefinition): readonly BucketUse[] {
  return Object.entries(training).flatMap(([name, job]) =>
    bucketFolders('training', job).map(({ field, access, bucket, path: written }) => ({
      teams: [job.team],
      bucket,
      prefix: folderPrefix(written),
      written,
      kind: access,
      path: ['training', name, ...field, 'path'],
      what: `the ${field[0]} of the job ${name}`,
    })),
  );
}
