import type { Path } from '../../../errors';
import type { Rule, RuleFinding } from '../rule';

/** A secret is in a Secret, and never in a definition. */
export const secretNotInEnv: Rule<'training-spec'> = {
  id: 'secret/not-in-env',
  scope: 'training-spec',
  waivable: true,
  rationale: 'What a definition says is read by everybody who sees the repository, its history, the plan or the pod.',
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
      problem: `${problem}, and the definition is no place for one`,
      fix: "bring it from the secret manager by 'teams.NAME.secrets', mount it as a file with 'secrets' of the job, and make a new one in its place if this was a real one",
    },
  ];
}

/** How keys of well-known services begin. Source: GitHub secret scanning, "Supported secret scanning patterns", 2026-11. */
const shapes: readonly (readonly [shape: RegExp, what: string])[] = [
  [/\bhf_[A-Za-z0-9]{20,}/, 'a token of Hugging Face'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an access key of AWS'],
  [/\b(gh[opsur]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/, 'a token of GitHub'],
  [/\bglpat-[\w-]{20,}/, 'a token of GitLab'],
  [/\bxox[abprs]-[\w-]{10,}/, 'a token of Slack'],
  [/\bAIza[\w-]{30,}/, 'an API key of Google'],
  [/\bsk-[\w-]{20,}/, 'an API key of a model provider'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/^[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:[^\s/@]+@/i, 'an address with a password'],
];

function shapeOf(value: string): string | undefined {
  const found = shapes.find(([shape]) => shape.test(value));
  return found && `this looks like ${found[1]}`;
}

const secretName =
  /(^|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|ACCESS_KEY|ACCESS_KEY_ID|API_KEY|APIKEY|PRIVATE_KEY|CREDENTIALS?)$/i;

/** A path to a file that holds it, words of a tokenizer such as `<pad>` and `[MASK]`, and nothing at all. */
const notSecret = /^(\/.*|<.*>|\[.*\]|)$/;

function nameOf(variable: string, value: string): string | undefined {
  return secretName.test(variable) && !notSecret.test(value) ? 'the name says that this is a secret' : undefined;
}
