import { foldersAbove } from '../../../units/folders';
import type { Rule, RuleFinding } from '../rule';
import type { TrainingSpecScope } from '../scopes';

/** The directories of a training job do not overlap. */
export const trainingFoldersApart: Rule<'training-spec'> = {
  id: 'training/folders-apart',
  scope: 'training-spec',
  waivableBy: 'part',
  rationale: 'A mount hides the files below it, and checkpoints in the output look like results.',
  check: (context) => [...folders(context), ...bucketFolders(context)],
};

/** Mounts inside the pod: one inside another is hidden or cannot be created. */
function folders({ path, spec: { data = {}, secrets = {} } }: TrainingSpecScope): readonly RuleFinding[] {
  const mounts = [
    ...Object.keys(data).map((folder) => ({ field: 'data', folder })),
    ...Object.keys(secrets).map((folder) => ({ field: 'secrets', folder })),
  ];
  const first = new Map<string, number>();
  for (const [index, { folder }] of mounts.entries()) if (!first.has(folder)) first.set(folder, index);
  return mounts.flatMap(({ field, folder }, index): readonly RuleFinding[] => {
    const above = foldersAbove(folder).flatMap((each) => first.get(each) ?? []);
    const twin = first.get(folder) ?? index;
    const other = mounts[Math.min(...above, twin < index ? twin : mounts.length)];
    if (other === undefined) return [];
    return [
      {
        path: [...path, field, folder],
        problem: `${other.field === 'data' ? 'data' : 'a secret'} is mounted at ${other.folder}, so one mount hides the other`,
        value: folder,
        fix: 'choose a directory that is not inside or above it',
      },
    ];
  });
}

/** Directories in the bucket. Each run has its own, so only checkpoints and output of one job can overlap. */
function bucketFolders({ path, spec: { checkpoint, output } }: TrainingSpecScope): readonly RuleFinding[] {
  if (!checkpoint || !output || inBucket(checkpoint) !== inBucket(output)) return [];
  return [
    {
      path: [...path, 'output', 'path'],
      problem: `checkpoints are also copied to this directory of the bucket ${output.bucket}`,
      value: output.path,
      fix: 'choose another directory',
    },
  ];
}

function inBucket({ bucket, path }: { readonly bucket: string; readonly path: string }): string {
  return `${bucket}/${path.replace(/\/$/, '')}`;
}
