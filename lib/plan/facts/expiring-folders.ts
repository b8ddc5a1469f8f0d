import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Path } from '../../errors';
import { folderPrefix } from '../../units/folders';

/** A folder with checkpoints that are deleted by their age. */
interface ExpiringFolder {
  /** Path of the age in the definition. */
  readonly path: Path;
  /** Name of the training job. */
  readonly job: string;
  readonly bucket: string;
  /** With a slash at its end. */
  readonly prefix: string;
  readonly expireAfter: string;
}

/** The folders of a definition with checkpoints that are deleted by their age, in the order of the jobs. */
export function expiringFolders({
  training = {},
}: Pick<ModelPlatformDefinition, 'training'>): readonly ExpiringFolder[] {
  return Object.entries(training).flatMap(([job, { checkpoint }]) => {
    if (checkpoint?.expireAfter === undefined) return [];
    const { bucket, path, expireAfter } = checkpoint;
    return [
      {
        path: ['training', job, 'checkpoint', 'expireAfter'],
        job,
        bucket,
        prefix: folderPrefix(path),
        expireAfter,
      },
    ];
  });
}
