import { bucketFolders } from '../../../definition/bucket-folders';
import type { ModelSpec } from '../../../definition/model';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { TrainingJobSpec } from '../../../definition/training';
import { folderPrefix, prefixesAbove } from '../../../units/folders';
import { groupBy } from '../../../units/group-by';

/** Who uses the folders of buckets. */
export interface FolderOwners {
  /** Names of the models with a version below a folder, by bucket and folder. */
  readonly models: ReadonlyMap<string, ReadonlySet<string>>;
  /** What jobs read and write, by bucket. */
  readonly jobs: ReadonlyMap<string, readonly JobFolder[]>;
}

interface JobFolder {
  readonly team: string;
  /** With a trailing slash. */
  readonly prefix: string;
}

/** Who uses the folders with versions of models, and those of the data, checkpoints and outputs of jobs. */
export function folderOwners({
  models = {},
  training = {},
}: Pick<ModelPlatformDefinition, 'models' | 'training'>): FolderOwners {
  const ofModels = new Map<string, Set<string>>();
  for (const [name, model] of Object.entries(models)) {
    for (const key of folderKeysOf(model)) ofModels.set(key, (ofModels.get(key) ?? new Set()).add(name));
  }
  const jobs = groupBy(Object.values(training).flatMap(jobFolders), ({ bucket }) => bucket);
  return { models: ofModels, jobs };
}

/**
 * The prefixes that a service of the team reads to load any version of a model: the folder of the model if it holds no other
 * model and no job of another team uses it, and otherwise the object.
 */
export function modelPrefixes(
  team: string | undefined,
  { bucket, versions }: ModelSpec,
  owners: FolderOwners,
): readonly string[] {
  const isShared = (folder: string) =>
    owners.models.get(folderKey(bucket, folder))?.size !== 1 ||
    owners.jobs.get(bucket)?.some((job) => job.team !== team && overlap(job.prefix, folder));
  return Object.entries(versions).map(([version, { path }]) => {
    const folder = modelFolder(path, version);
    return isShared(folder) ? path : folder;
  });
}

function overlap(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function jobFolders(job: TrainingJobSpec) {
  return bucketFolders('training', job).map(({ bucket, path }) => ({
    team: job.team,
    bucket,
    prefix: folderPrefix(path),
  }));
}

function folderKeysOf({ bucket, versions }: ModelSpec): readonly string[] {
  return Object.values(versions).flatMap(({ path }) => prefixesAbove(path).map((folder) => folderKey(bucket, folder)));
}

function folderKey(bucket: string, folder: string): string {
  return `${bucket}:${folder}`;
}

/**
 * The folder that holds all versions: the parent of the folder with the version's name, or the folder of the object, or
 * the object itself without a folder.
 */
function modelFolder(path: string, version: string): string {
  const folders = prefixesAbove(path);
  const own = folders.findIndex((folder) => folder.endsWith(`/${version}/`));
  return (own > 0 ? folders[own - 1] : folders.at(-1)) ?? path;
}
