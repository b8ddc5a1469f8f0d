import type { Path } from '../../../errors';
import { isMap } from '../../../units/values';
import { secretShape } from '../../facts/secret-shapes';
import type { Rule } from '../rule';

/** No text of the definition is a secret. */
export const secretNotInText: Rule<'platform'> = {
  id: 'secret/not-in-text',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A secret in a repository is in its history and in every clone, and most texts are copied to manifests and to the plan.',
  check: ({ definition }) =>
    textsIn(definition, []).flatMap(({ path, text }) => {
      const what = secretShape(text);
      if (what === undefined || hasOwnRule(path)) return [];
      // The value is not repeated: findings are printed in logs.
      return [
        {
          path,
          problem: `this looks like ${what}, and a definition must not contain secrets`,
          fix: 'remove it, and rotate it if it is a real secret',
        },
      ];
    }),
};

/** The variables and the command of a job, and the receivers of alerts, have rules with a more exact fix. */
function hasOwnRule([first, second, third]: Path): boolean {
  return (
    (first === 'training' && (third === 'env' || third === 'command')) ||
    (first === 'monitoring' && second === 'alerts')
  );
}

function textsIn(value: unknown, path: Path): readonly { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, [...path, index]));
  return isMap(value) ? Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key])) : [];
}
