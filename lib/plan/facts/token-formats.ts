/**
 * Formats of keys and tokens with a known start, as regular expressions whose repetitions are bounded, so that a long text takes
 * linear time. Lengths are minimums: services lengthen their tokens.
 * Sources: GitHub documentation, "Supported secret scanning patterns"; the formats that the rules of gitleaks (commit of
 * 2026-07-22) name; documentation of the services; read 2026-11-30.
 */
const formats: readonly (readonly [format: string, what: string])[] = [
  ['(?:hf|api_org)_[A-Za-z0-9]{20}', 'a token of Hugging Face'],
  ['(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])', 'an access key of AWS'],
  ['ABSK[A-Za-z0-9+/]{100}', 'an API key of Amazon Bedrock'],
  ['bedrock-api-key-[A-Za-z0-9+/]{20}', 'an API key of Amazon Bedrock'],
  ['gh[opsur]_[A-Za-z0-9]{20}', 'a token of GitHub'],
  ['github_pat_\\w{20}', 'a token of GitHub'],
  ['gl(?:agent|cbt|dt|ffct|ft|imt|oas|pat|ptt|rt|rtr|soat)-[\\w-]{20}', 'a token of GitLab'],
  ['GR1348941[\\w-]{20}', 'a token of GitLab'],
  ['xox[abeoprs][-.][\\w-]{10}', 'a token of Slack'],
  ['xapp-[0-9]-[\\w-]{10}', 'a token of Slack'],
  ['AIza[\\w-]{30}', 'an API key of Google'],
  ['GOCSPX-[\\w-]{20}', 'a client secret of Google'],
  ['ya29\\.[\\w-]{20}', 'an access token of Google'],
  ['[\\w~.]{3}[0-9]Q~[\\w~.-]{30}', 'a client secret of Microsoft Entra ID'],
  ['LTAI[A-Za-z0-9]{17}', 'an access key of Alibaba Cloud'],
  ['do[opr]_v1_[0-9a-f]{40}', 'a token of DigitalOcean'],
  ['HRKU-[\\w-]{30}', 'an API key of Heroku'],
  ['fo1_[\\w-]{40}', 'a token of Fly.io'],
  ['fm[12][ar]?_[A-Za-z0-9+/]{100}', 'a token of Fly.io'],
  ['v1\\.0-[0-9a-f]{24}-[0-9a-f]{100}', 'an origin key of Cloudflare'],
  ['tskey-[a-z]{2,20}-[\\w-]{15}', 'a key of Tailscale'],
  ['npm_[A-Za-z0-9]{20}', 'a token of npm'],
  ['pypi-AgE[\\w-]{20}', 'a token of PyPI'],
  ['rubygems_[0-9a-f]{40}', 'a token of RubyGems'],
  ['dckr_(?:pat|oat)_[\\w-]{20}', 'a token of Docker'],
  ['AKCp[A-Za-z0-9]{60}', 'an API key of Artifactory'],
  ['cmVmd[A-Za-z0-9]{59}', 'a token of Artifactory'],
  ['[rs]k_(?:live|prod|test)_[A-Za-z0-9]{10}', 'an API key of Stripe'],
  ['whsec_[A-Za-z0-9+/]{20}', 'a signing secret of webhooks'],
  ['sq0(?:atp|csp)-[\\w-]{20}', 'a token of Square'],
  ['shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}', 'a token of Shopify'],
  ['dapi[0-9a-f]{32}(?![0-9A-Za-z])', 'a token of Databricks'],
  ['hv[brs]\\.[\\w-]{20}', 'a token of Vault'],
  ['[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{30}', 'a token of HCP Terraform'],
  ['pul-[0-9a-f]{40}', 'a token of Pulumi'],
  ['dp\\.(?:audit|ct|pt|sa|scim|st)\\.[\\w.-]{40}', 'a token of Doppler'],
  ['ops_eyJ[A-Za-z0-9+/]{50}', 'a token of 1Password'],
  ['A3-[A-Z0-9]{6}-[A-Z0-9]{6}-?[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}', 'a secret key of 1Password'],
  ['AGE-SECRET-KEY-(?:1|PQ-1)[A-Z0-9]{40}', 'a private key of age'],
  ['glsa_[A-Za-z0-9]{20}', 'a token of Grafana'],
  ['glc_[A-Za-z0-9+/]{30}', 'a token of Grafana'],
  ['eyJrIjoi[A-Za-z0-9]{40}', 'an API key of Grafana'],
  ['NRAK-[A-Z0-9]{25}', 'an API key of New Relic'],
  ['dt0c01\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{40}', 'a token of Dynatrace'],
  ['sntry[su]_[\\w+/=-]{40}', 'a token of Sentry'],
  ['nvapi-[\\w-]{20}', 'an API key of NVIDIA'],
  ['pplx-[A-Za-z0-9]{40}', 'an API key of a model provider'],
  ['gsk_[A-Za-z0-9]{40}', 'an API key of a model provider'],
  ['xai-[A-Za-z0-9]{40}', 'an API key of a model provider'],
  ['r8_[A-Za-z0-9]{35}', 'a token of Replicate'],
  ['lsv2_(?:pt|sk)_[0-9a-f]{30}', 'an API key of LangSmith'],
  ['pcsk_\\w{40}', 'an API key of Pinecone'],
  ['pn[bu]_[A-Za-z0-9]{36}', 'an API key of Prefect'],
  ['napi_[a-z0-9]{50}', 'an API key of Neon'],
  ['pscale_(?:oauth|pw|tkn)_[\\w=.-]{30}', 'a credential of PlanetScale'],
  ['sbp_[0-9a-f]{40}', 'a token of Supabase'],
  ['sb_secret_[\\w-]{20}', 'a key of Supabase'],
  ['SG\\.[\\w-]{16,32}\\.[\\w-]{16}', 'an API key of SendGrid'],
  ['xkeysib-[0-9a-f]{40}', 'an API key of Brevo'],
  ['SK[0-9a-f]{32}(?![0-9A-Za-z])', 'an API key of Twilio'],
  ['[0-9]{8,10}:AA[\\w-]{33}', 'a Telegram bot token'],
  ['[MNO][\\w-]{23,25}\\.[\\w-]{6}\\.[\\w-]{27}', 'a token of Discord'],
  ['EAA[CM][A-Za-z0-9]{100}', 'a token of Meta'],
  ['AT(?:ATT3|CTT3)[\\w=-]{50}', 'a token of Atlassian'],
  ['ATBB[A-Za-z0-9]{30}', 'a token of Bitbucket'],
  ['pat[A-Za-z0-9]{14}\\.[0-9a-f]{40}', 'a token of Airtable'],
  ['(?:pat|sat)\\.[\\w-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}', 'a token of Harness'],
  ['lin_api_[A-Za-z0-9]{40}', 'an API key of Linear'],
  ['ntn_[A-Za-z0-9]{40}', 'a token of Notion'],
  ['secret_[A-Za-z0-9]{43}', 'a token of Notion'],
  ['PMAK-[0-9a-f]{24}-[0-9a-f]{30}', 'an API key of Postman'],
  ['sgp_[A-Za-z0-9_]{40}', 'a token of Sourcegraph'],
  ['sha256~[\\w-]{43}', 'a token of OpenShift'],
  // A name such as sk-learn-model-of-churn-risk has no upper case letters.
  ['sk-(?=[\\w-]{0,60}[A-Z])(?=[\\w-]{0,60}[0-9])[\\w-]{20}', 'an API key of a model provider'],
];

const start = '(?<![A-Za-z0-9])';
const tests = formats.map(([format, what]) => ({ format: new RegExp(start + format), what }));
const any = new RegExp(`${start}(?:${formats.map(([format]) => format).join('|')})`);

/** What the token in a text is, such as `a token of GitHub`. Undefined if there is none. */
export function tokenIn(text: string): string | undefined {
  return any.test(text) ? tests.find(({ format }) => format.test(text))?.what : undefined;
}

/** Whether a text has an access key of AWS, which has no use without its secret key. */
export function hasAwsAccessKey(text: string): boolean {
  return tokenIn(text) === 'an access key of AWS';
}

/** Whether a text is 40 characters of mixed case, as the secret key of AWS. A Git revision has no upper case letters. */
export function isAwsSecretKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{40}$/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text);
}
