import { trainingDirectories } from '../../resolve/training/paths';
import type { Rule } from '../rule';

const reserved = Object.values(trainingDirectories);

/** No mount overlaps the reserved directories of a training pod. */
export const trainingFoldersFree: Rule<'training-spec'> = {
  id: 'training/folders-free',
  scope: 'training-spec',
  waivableBy: 'part',
  rationale: 'A mount over the directory of checkpoints or output hides it, and files written there are lost.',
  check: ({ path, spec: { data, secrets } }) =>
    [
      ...Object.keys(data ?? {}).map((folder) => ['data', folder] as const),
      ...Object.keys(secrets ?? {}).map((folder) => ['secrets', folder] as const),
    ].flatMap(([field, folder]) => {
      const taken = reserved.find((own) => isWithin(folder, own) || isWithin(own, folder));
      if (taken === undefined) return [];
      return [
        {
          path: [...path, field, folder],
          problem: `${taken} is a reserved directory of a training pod`,
          value: folder,
          allowed: `a directory that is not inside or above ${reserved.join(', ')}`,
          fix: 'choose another directory, such as /data',
        },
      ];
    }),
};

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}
