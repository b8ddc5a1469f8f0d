import type { Path } from '../../../errors';
import { secretsIn } from '../../facts/secrets-in';
import type { Rule } from '../rule';

/** No text of the definition is a secret. */
export const secretNotInText: Rule<'platform'> = {
  id: 'secret/not-in-text',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A secret in a repository is in its history and in every clone, and most texts are copied to manifests and to the plan.',
  check: ({ definition }) =>
    secretsIn(definition, [])
      .filter(({ path }) => !hasOwnRule(path))
      // The value is not repeated: findings are printed in logs.
      .map(({ path, what }) => ({
        path,
        problem: `${what}, and a definition must not contain secrets`,
        fix: `${fixOf(path)}, and rotate it if it is a real secret`,
      })),
};

function fixOf(path: Path): string {
  if (path[2] === 'scan' || path[2] === 'modelScan') {
    return 'remove it: a scan mounts no Secrets, so choose a scanner that needs none';
  }
  if (path[0] === 'delivery' && path[1] === 'repository') {
    return 'remove it: credentials of the repository are a Secret in the namespace of Argo CD';
  }
  return 'remove it';
}

/** The variables and the command of a job, and the addresses of alert receivers, have rules with a more exact fix. */
function hasOwnRule({ 0: first, 1: second, 2: third, length }: Path): boolean {
  return (
    (first === 'training' && (third === 'env' || third === 'command')) ||
    (first === 'monitoring' && second === 'alerts' && length === 3)
  );
}
