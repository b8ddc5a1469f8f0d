import { bucketFolders } from '../../../definition/bucket-folders';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { folderPrefix } from '../../../units/folders';
import { groupBy } from '../../../units/group-by';
import { expiringFolders } from '../../facts/expiring-folders';
import { PrefixIndex } from '../prefix-index';
import type { Rule } from '../rule';

/** Only checkpoints with the same age are deleted by their age. */
export const checkpointExpiresAlone: Rule<'platform'> = {
  id: 'checkpoint/expires-alone',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'The cloud deletes every object in the folder by its age, also models that are served, data, and checkpoints that are kept longer.',
  check: ({ definition }) => {
    const folders = expiringFolders(definition);
    if (folders.length === 0) return [];
    const kept = groupBy(keptFolders(definition), ({ bucket }) => bucket);
    const indexes = new Map([...kept].map(([bucket, uses]) => [bucket, new PrefixIndex(uses)]));
    return folders.flatMap(({ path, bucket, prefix, expireAfter }) => {
      const other = indexes.get(bucket)?.find(prefix, (use) => use.expireAfter !== expireAfter);
      if (!other) return [];
      return [
        {
          path,
          problem: `objects of ${prefix} are deleted ${expireAfter} after their upload, with ${other.what}: ${other.written}`,
          value: expireAfter,
          allowed: `a folder that is not inside or above ${other.written}`,
          fix: "give the checkpoints a folder of their own, or remove 'expireAfter'",
        },
      ];
    });
  },
};

/** A folder or an object of a bucket that something needs. */
interface KeptFolder {
  readonly bucket: string;
  readonly prefix: string;
  readonly written: string;
  readonly what: string;
  /** Age at which its files are deleted. Absent if they are kept. */
  readonly expireAfter?: string;
}

function keptFolders({ models = {}, training = {} }: ModelPlatformDefinition): readonly KeptFolder[] {
  const artifacts = Object.entries(models).flatMap(([name, { bucket, versions }]) =>
    Object.values(versions).map(({ path }) => ({
      bucket,
      prefix: folderPrefix(path),
      written: path,
      what: `the model ${name}`,
    })),
  );
  const files = Object.entries(training).flatMap(([name, job]) =>
    bucketFolders('training', job).map(({ field, bucket, path }) => ({
      bucket,
      prefix: folderPrefix(path),
      written: path,
      what: `the ${field[0]} of the job ${name}`,
      ...(field[0] === 'checkpoint' &&
        job.checkpoint?.expireAfter !== undefined && { expireAfter: job.checkpoint.expireAfter }),
    })),
  );
  return [...artifacts, ...files];
}
