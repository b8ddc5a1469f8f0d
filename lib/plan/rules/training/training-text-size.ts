import type { Path } from '../../../errors';
import type { Rule, RuleFinding } from '../rule';

/**
 * Most bytes of one argument, or of one variable with its name and an equals sign, without the final zero.
 * Source: Linux, MAX_ARG_STRLEN in include/uapi/linux/binfmts.h: 32 pages of 4 KiB.
 */
const maxBytes = 32 * 4096 - 1;

/**
 * Most bytes of the command and the variables together. They are in the Job or JobSet and in the Workload of Kueue, and etcd accepts
 * no request above 1.5 MiB.
 * Source: etcd documentation, "System limits", 2026-11-30.
 */
const maxTotalBytes = 1_000_000;

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
    ...tooMuch(path, [...command, ...Object.entries(env).flat()]),
  ],
};

function tooMuch(path: Path, texts: readonly string[]): readonly RuleFinding[] {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text, 'utf8'), 0);
  if (bytes <= maxTotalBytes) return [];
  return [
    {
      path: [...path, 'command'],
      problem: `the command and the variables have ${bytes} bytes together`,
      value: bytes,
      allowed: `at most ${maxTotalBytes} bytes`,
      fix: 'put texts into an object of a bucket, and read it as data of the job',
    },
  ];
}

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
