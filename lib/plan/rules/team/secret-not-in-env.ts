import { secretsIn } from '../../facts/secrets-in';
import type { Rule } from '../rule';

/** Secrets are in Secrets and never in a definition. */
export const secretNotInEnv: Rule<'training-spec'> = {
  id: 'secret/not-in-env',
  scope: 'training-spec',
  waivableBy: 'platform',
  rationale:
    'A value in a definition is visible to everyone with access to the repository, its history, the plan or the pod. Manifests of all teams are in one repository, so the platform accepts a value that is no secret.',
  check: ({ path, spec: { env = {}, command } }) =>
    // The value is not repeated: findings are printed in logs.
    [...secretsIn(env, [...path, 'env']), ...secretsIn(command, [...path, 'command'])].map((found) => ({
      path: found.path,
      problem: `${found.what}, and a definition must not contain secrets`,
      fix: "declare it in 'teams.NAME.secrets', mount it with 'secrets' of the job, and rotate it if it is a real secret",
    })),
};
