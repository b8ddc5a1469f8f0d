import type { Path } from '../../../errors';
import { namedSecret } from '../../facts/secret-names';
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
    ...command.flatMap((word, index) =>
      findingsOf([...path, 'command', index], shapeOf(word) ?? optionOf(command[index - 1], word)),
    ),
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

function nameOf(variable: string, value: string): string | undefined {
  return namedSecret(variable, value) ? 'the name suggests a secret' : undefined;
}

/** The value of an option such as `--password`, which is the next word. */
function optionOf(option: string | undefined, value: string): string | undefined {
  if (!option?.startsWith('--') || value.startsWith('-') || !namedSecret(option.slice(2), value)) return undefined;
  return `the name of the option suggests a secret`;
}
