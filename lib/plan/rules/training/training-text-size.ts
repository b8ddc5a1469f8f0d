import type { Path } from '../../../errors';
import type { Rule, RuleFinding } from '../rule';

/**
 * Most bytes of one argument, or of one variable with its name and an equals sign, without the final zero.
 * Source: Linux, MAX_ARG_STRLEN in include/uapi/linux/binfmts.h: 32 pages of 4 KiB.
 */
const maxBytes = 32 * 4096 - 1;

/** The operating system can pass the command and the variables of a job to its program. */
export const trainingTextSize: Rule<'training-spec'> = {
  id: 'training/text-size',
  scope: 'training-spec',
  waivableBy: 'no-one',
  rationale: 'Linux does not start a program with a longer argument or variable, and every attempt of the run fails.',
  check: ({ path, spec: { command, env = {} } }) => [
    ...command.flatMap((argument, index) => tooLong([...path, 'command', index], 'the argument', argument)),
    ...Object.entries(env).flatMap(([name, value]) =>
      tooLong([...path, 'env', name], 'the variable with its name', `${name}=${value}`),
    ),
  ],
};

function tooLong(path: Path, what: string, text: string): readonly RuleFinding[] {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes <= maxBytes) return [];
  return [
    {
      path,
      problem: `${what} has ${bytes} bytes`,
      value: bytes,
      allowed: `at most ${maxBytes} bytes`,
      fix: 'put the text into an object of a bucket, and read it as data of the job',
    },
  ];
}
