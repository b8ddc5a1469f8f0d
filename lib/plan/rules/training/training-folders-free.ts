import { trainingDirectories } from '../../resolve/training/paths';
import type { Rule } from '../rule';

const reserved = Object.values(trainingDirectories);

/** Nothing is mounted over the folders that every training pod has. */
export const trainingFoldersFree: Rule<'training-spec'> = {
  id: 'training/folders-free',
  scope: 'training-spec',
  waivable: true,
  rationale:
    'A folder that is mounted over that of checkpoints or outputs hides it, and what is written there is lost.',
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
          problem: `a training pod has a folder ${taken} of its own`,
          value: folder,
          allowed: `any folder that is neither inside nor around ${reserved.join(', ')}`,
          fix: 'choose another folder, such as /data',
        },
      ];
    }),
};

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}
