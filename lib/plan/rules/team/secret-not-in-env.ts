import type { Path } from '../../../errors';
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

/** Formats of keys of well-known services. Source: GitHub secret scanning, "Supported secret scanning patterns", 2026-11. */
const shapes: readonly (readonly [shape: RegExp, what: string])[] = [
  [/\bhf_[A-Za-z0-9]{20,}/, 'a token of Hugging Face'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an access key of AWS'],
  [/\b(gh[opsur]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/, 'a token of GitHub'],
  [/\bglpat-[\w-]{20,}/, 'a token of GitLab'],
  [/\bxox[abprs]-[\w-]{10,}/, 'a token of Slack'],
  [/\bAIza[\w-]{30,}/, 'an API key of Google'],
  [/\bsk-[\w-]{20,}/, 'an API key of a model provider'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/^[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:[^\s/@]+@/i, 'a URL with a password'],
];

function shapeOf(value: string): string | undefined {
  const found = shapes.find(([shape]) => shape.test(value));
  return found && `this looks like ${found[1]}`;
}

const secretName =
  /(^|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|ACCESS_KEY|ACCESS_KEY_ID|API_KEY|APIKEY|PRIVATE_KEY|CREDENTIALS?)$/i;

/** A path to a file, a token of a tokenizer such as `<pad>` and `[MASK]`, and the empty string. */
const notSecret = /^(\/.*|<.*>|\[.*\]|)$/;

function nameOf(variable: string, value: string): string | undefined {
  return secretName.test(variable) && !notSecret.test(value) ? 'the name suggests a secret' : undefined;
}
