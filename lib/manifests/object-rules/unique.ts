import { formatManifestName, manifestName } from '../manifest';
import type { ObjectProblem, ObjectRule } from './object-rule';

/** No object is there twice. */
export const unique: ObjectRule = {
  id: 'object/unique',
  explain: 'of two objects with the same name the one that is applied last wins, in silence',
  check: ({ objects }) => {
    const seen = new Set<string>();
    return objects.flatMap((object): readonly ObjectProblem[] => {
      const name = formatManifestName(manifestName(object));
      // The version is no part of an object's identity, the group is.
      const key = `${object.apiVersion.includes('/') ? object.apiVersion.replace(/\/.*/, '') : ''} ${name}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [
        { object, at: 'metadata.name', problem: `${name} is there twice`, fix: 'rename one of them or take it away' },
      ];
    });
  },
};
