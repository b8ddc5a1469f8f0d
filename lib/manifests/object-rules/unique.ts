import { formatManifestName, manifestName } from '../manifest';
import type { ObjectProblem, ObjectRule } from './object-rule';

/** No two objects have the same group, kind, namespace and name. */
export const unique: ObjectRule = {
  id: 'object/unique',
  rationale: 'if two objects have the same name, the one applied last silently replaces the other',
  check: ({ objects }) => {
    const seen = new Set<string>();
    return objects.flatMap((object): readonly ObjectProblem[] => {
      const name = formatManifestName(manifestName(object));
      // The group is part of an object's identity, the version is not.
      const key = `${object.apiVersion.includes('/') ? object.apiVersion.replace(/\/.*/, '') : ''} ${name}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [
        { object, at: 'metadata.name', problem: `${name} is defined twice`, fix: 'rename or remove one of them' },
      ];
    });
  },
};
