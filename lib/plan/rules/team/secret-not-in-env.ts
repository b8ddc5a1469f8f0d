import type { Path } from '../../../errors';
import { secretShape } from '../../facts/secret-shapes';
import type { Rule, RuleFinding } from '../rule';

/** Secrets are in Secrets and never in a definition. */
export const secretNotInEnv: Rule<'training-spec'> = {
  id: 'secret/not-in-env',
  scope: 'training-spec',
  waivableBy: 'part',
  rationale:
    'A value in a definition is visible to everyone with access to the repository, its history, the plan or the pod.',
  check: ({ path, spec: { env = {}, command } }) => [
    ...Object.entries(env).flatMap(([variable, value]) =>
      findingsOf([...path, 'env', variable], shapeOf(value) ?? nameOf(variable, value)),
    ),
    ...command.flatMap((word, index) => findingsOf([...path, 'command', index], shapeOf(word))),
  ],
};

/** The value is not repeated: findings are printed in logs. */
function findingsOf(path: Path, problem: string | undefined): readonly RuleFinding[] {
  if (problem === undefined) return [];
  return [
    {
      path,
      problem: `${problem}, and a definition must not contain secrets`,
      fix: "declare it in 'teams.NAME.secrets', mount it with 'secrets' of the job, and rotate it if it is a real secret",
    },
  ];
}

function shapeOf(value: string): string | undefined {
  const shape = secretShape(value);
  return shape && `this looks like ${shape}`;
}

const secretName =
  /(^|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|ACCESS_KEY|ACCESS_KEY_ID|API_KEY|APIKEY|PRIVATE_KEY|CREDENTIALS?)$/i;

/** A path to a file, a token of a tokenizer such as `<pad>` and `[MASK]`, and the empty string. */
const notSecret = /^(\/.*|<.*>|\[.*\]|)$/;

function nameOf(variable: string, value: string): string | undefined {
  return secretName.test(variable) && !notSecret.test(value) ? 'the name suggests a secret' : undefined;
}
