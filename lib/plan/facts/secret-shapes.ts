import { namedSecret } from './secret-names';
import { webhookIn } from './webhooks';

/**
 * Formats of keys of well-known services. Sources: GitHub secret scanning, "Supported secret scanning patterns"; RFC 7519 for
 * JSON Web Tokens; 2026-11.
 */
const shapes: readonly (readonly [shape: RegExp, what: string])[] = [
  [/\bhf_[A-Za-z0-9]{20,}/, 'a token of Hugging Face'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an access key of AWS'],
  [/\b(gh[opsur]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/, 'a token of GitHub'],
  [/\bglpat-[\w-]{20,}/, 'a token of GitLab'],
  [/\bxox[abprs]-[\w-]{10,}/, 'a token of Slack'],
  [/\bAIza[\w-]{30,}/, 'an API key of Google'],
  [/\bnpm_[A-Za-z0-9]{20,}/, 'a token of npm'],
  [/\bpypi-AgE[\w-]{20,}/, 'a token of PyPI'],
  [/\bdckr_pat_[\w-]{20,}/, 'a token of Docker'],
  [/\b[rs]k_(live|test)_[A-Za-z0-9]{10,}/, 'an API key of Stripe'],
  [/\bdapi[0-9a-f]{32}\b/, 'a token of Databricks'],
  [/\bhvs\.[\w-]{20,}/, 'a token of Vault'],
  [/\bglsa_[A-Za-z0-9]{20,}/, 'a token of Grafana'],
  [/\bnvapi-[\w-]{20,}/, 'an API key of NVIDIA'],
  [/\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{5,}/, 'a JSON Web Token'],
  // A name such as sk-learn-model-of-churn-risk has no upper case letters.
  [/\bsk-(?=[\w-]*[A-Z])(?=[\w-]*[0-9])[\w-]{20,}/, 'an API key of a model provider'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\bAuthorization\s*[:=]\s*(Bearer|Basic|Token)\s+(?![$<{[])\S{6,}/i, 'an authorization header'],
  // Prose such as "bearer authentication" has no digits.
  [/\b(Bearer|Basic)\s+(?=[\w.~+/-]*[0-9])[\w.~+/-]{8,}/, 'an authorization header'],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:[^\s/@]+@/i, 'a URL with a password'],
  [/\bhttps?:\/\/[^\s:/@?#]+@/i, 'a URL with a user name, which can be a token'],
];

/** What a text looks like, such as `a token of GitHub`. Undefined if it has no shape of a secret. */
export function secretShape(text: string): string | undefined {
  return shapes.find(([shape]) => shape.test(text))?.[1] ?? webhookIn(text) ?? assignedSecret(text);
}

/** `--password=VALUE`, `AccountKey=VALUE;`, `?sig=VALUE&`. The value can have another assignment in it. */
const assignment = /(?<![\w.-])([\w.-]{1,80})=(?=("[^"]*"|'[^']*'|[^\s;&,'"})]*))/g;

/** `"password": "VALUE"` in JSON. */
const member = /"([\w.-]{1,80})"\s*:\s*"([^"]*)"/g;

function assignedSecret(text: string): string | undefined {
  const pairs = [...text.matchAll(assignment), ...text.matchAll(member)];
  const found = pairs.find(([, name = '', value = '']) => namedSecret(name, value.replace(/^["']|["']$/g, '')));
  return found ? `a value of ${JSON.stringify(found[1])}, which is a secret by its name` : undefined;
}
