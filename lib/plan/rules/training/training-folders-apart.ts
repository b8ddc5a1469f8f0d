import type { Rule, RuleFinding } from '../rule';
import type { TrainingSpecScope } from '../scopes';

/** Nothing that a training job reads or writes lies on top of something else of it. */
export const trainingFoldersApart: Rule<'training-spec'> = {
  id: 'training/folders-apart',
  scope: 'training-spec',
  waivable: true,
  rationale: 'A folder inside another is hidden by it, and checkpoints among the output are taken for results.',
  check: (context) => [...folders(context), ...bucketFolders(context)],
};

/** Folders of a training job that something is put into: one inside another would be hidden, or could not be made. */
function folders({ path, spec: { data = {}, secrets = {} } }: TrainingSpecScope): readonly RuleFinding[] {
  const mounts = [
    ...Object.keys(data).map((folder) => ({ field: 'data', folder })),
    ...Object.keys(secrets).map((folder) => ({ field: 'secrets', folder })),
  ];
  return mounts.flatMap(({ field, folder }, index): readonly RuleFinding[] => {
    const other = mounts.find(
      (one, place) => place !== index && isWithin(folder, one.folder) && (folder !== one.folder || place < index),
    );
    if (other === undefined) return [];
    return [
      {
        path: [...path, field, folder],
        problem: `${other.field === 'data' ? 'data' : 'a secret'} is put into ${other.folder}, so that one would hide the other`,
        value: folder,
        fix: 'choose a folder beside it',
      },
    ];
  });
}

/** Each run has a folder of its own in the bucket, so that jobs are apart; what one job writes there is not. */
function bucketFolders({ path, spec: { checkpoint, output } }: TrainingSpecScope): readonly RuleFinding[] {
  if (!checkpoint || !output || inBucket(checkpoint) !== inBucket(output)) return [];
  return [
    {
      path: [...path, 'output', 'path'],
      problem: `checkpoints are copied to this folder of the bucket ${output.bucket} as well`,
      value: output.path,
      fix: 'choose another folder',
    },
  ];
}

function inBucket({ bucket, path }: { readonly bucket: string; readonly path: string }): string {
  return `${bucket}/${path.replace(/\/$/, '')}`;
}

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}
