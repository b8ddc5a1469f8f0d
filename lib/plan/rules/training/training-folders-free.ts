import { isWithinFolder } from '../../../units/folders';
import { trainingDirectories } from '../../resolve/training/paths';
import { systemFolders } from '../../resolve/training/system-folders';
import type { Rule, RuleFinding } from '../rule';

const reserved = Object.values(trainingDirectories);
const system = Object.entries(systemFolders);

/** No mount overlaps the reserved directories of a training pod or those of the system. */
export const trainingFoldersFree: Rule<'training-spec'> = {
  id: 'training/folders-free',
  scope: 'training-spec',
  waivableBy: 'part',
  rationale:
    'A mount over the directory of checkpoints or output hides it, and files written there are lost. A mount over a directory of the system replaces libraries, certificates or tokens that the program trusts.',
  check: ({ path, spec: { data, secrets } }) =>
    [
      ...Object.keys(data ?? {}).map((folder) => ['data', folder] as const),
      ...Object.keys(secrets ?? {}).map((folder) => ['secrets', folder] as const),
    ].flatMap(([field, folder]) => {
      return [...reservedBy(folder), ...ofSystem(folder)].slice(0, 1).map((finding) => ({
        path: [...path, field, folder],
        value: folder,
        ...finding,
      }));
    }),
};

type Problem = Pick<RuleFinding, 'problem' | 'allowed' | 'fix'>;

function reservedBy(folder: string): readonly Problem[] {
  const taken = reserved.find((own) => overlaps(folder, own));
  if (taken === undefined) return [];
  return [
    {
      problem: `${taken} is a reserved directory of a training pod`,
      allowed: `a directory that is not inside or above ${reserved.join(', ')}`,
      fix: 'choose another directory, such as /data',
    },
  ];
}

function ofSystem(folder: string): readonly Problem[] {
  const [taken, contents] = system.find(([own]) => overlaps(folder, own)) ?? [];
  if (taken === undefined) return [];
  return [
    {
      problem: `${taken} is a directory of the system, with ${contents}`,
      allowed: 'a directory of its own below the root, such as /data or /secrets',
      fix: 'choose another directory, such as /data',
    },
  ];
}

function overlaps(one: string, other: string): boolean {
  return isWithinFolder(one, other) || isWithinFolder(other, one);
}
