/** Formats of keys of well-known services. Source: GitHub secret scanning, "Supported secret scanning patterns", 2026-11. */
const shapes: readonly (readonly [shape: RegExp, what: string])[] = [
  [/\bhf_[A-Za-z0-9]{20,}/, 'a token of Hugging Face'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an access key of AWS'],
  [/\b(gh[opsur]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/, 'a token of GitHub'],
  [/\bglpat-[\w-]{20,}/, 'a token of GitLab'],
  [/\bxox[abprs]-[\w-]{10,}/, 'a token of Slack'],
  [/\bhooks\.slack(-gov)?\.com\/(services|workflows|triggers)\/\w/, 'a webhook of Slack'],
  [/\bdiscord(app)?\.com\/api\/(v\d+\/)?webhooks\/\w/, 'a webhook of Discord'],
  [/\bAIza[\w-]{30,}/, 'an API key of Google'],
  // A name such as sk-learn-model-of-churn-risk has no upper case letters.
  [/\bsk-(?=[\w-]*[A-Z])(?=[\w-]*[0-9])[\w-]{20,}/, 'an API key of a model provider'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:[^\s/@]+@/i, 'a URL with a password'],
];

/** What a text looks like, such as `a token of GitHub`. Undefined if it has no shape of a secret. */
export function secretShape(text: string): string | undefined {
  return shapes.find(([shape]) => shape.test(text))?.[1];
}
