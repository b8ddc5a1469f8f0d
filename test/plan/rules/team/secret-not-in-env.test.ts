import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withTraining } from '../../../fixtures/training';

const id = 'secret/not-in-env';
const setting = (name: string, value: string) => findingsOf(withTraining(definition(), { env: { [name]: value } }), id);

/** Concatenated, so that secret scanners ignore them. */
const made = (start: string) => `${start}${'A1B2C3D4'.repeat(5)}`;

const fix =
  "declare it in 'teams.NAME.secrets', mount it with 'secrets' of the job, and rotate it if it is a real secret";

test.each([
  ...['HF_TOKEN', 'DB_PASSWORD', 'CLIENT_SECRET', 'AWS_SECRET_ACCESS_KEY', 'WANDB_API_KEY', 'api_key', 'Token'],
  ...['GOOGLE_CREDENTIALS', 'DB_CREDENTIAL', 'AWS_ACCESS_KEY_ID', 'SSH_PRIVATE_KEY', 'DJANGO_SECRET_KEY'],
])('refuses a variable %s and hides its value', (name) => {
  expect(setting(name, 'swordfish')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'env', name],
      problem: 'the name suggests a secret, and a definition must not contain secrets',
      fix,
    },
  ]);
});

test.each([
  ['TOKENIZERS_PARALLELISM', 'false'],
  ['MAX_TOKENS', '512'],
  ['PAD_TOKEN', '<pad>'],
  ['MASK_TOKEN', '[MASK]'],
  ['DB_PASSWORD_FILE', '/secrets/db/password'],
  ['GOOGLE_APPLICATION_CREDENTIALS', '/secrets/google/key.json'],
  ['HF_TOKEN', ''],
  ['STORE', 'https://store.acme.example/a@b:c'],
  ['EPOCHS', '20'],
])('accepts %s=%s', (name, value) => {
  expect(setting(name, value)).toEqual([]);
});

test.each([
  [made('hf_'), 'a token of Hugging Face'],
  [`AKIA${'A1B2'.repeat(4)}`, 'an access key of AWS'],
  [made('ghp_'), 'a token of GitHub'],
  [made('github_pat_'), 'a token of GitHub'],
  [made('glpat-'), 'a token of GitLab'],
  [made('xoxb-'), 'a token of Slack'],
  [made('AIza'), 'an API key of Google'],
  [made('sk-'), 'an API key of a model provider'],
  [`-----BEGIN RSA ${'PRIVATE'} KEY-----\nx`, 'a private key'],
  ['postgres://fit:swordfish@db.acme.example/features', 'a URL with a password'],
])('refuses %s by its format', (value, what) => {
  const found = setting('SOMETHING', value);
  expect(found.map(({ problem }) => problem)).toEqual([
    `this looks like ${what}, and a definition must not contain secrets`,
  ]);
  expect(JSON.stringify(found)).not.toContain(JSON.stringify(value).slice(1, -1));
});

test('refuses a secret in the command', () => {
  const command = ['python', 'train.py', `--token=${made('hf_')}`];
  expect(findingsOf(withTraining(definition(), { command }), id).map(({ path }) => path)).toEqual([
    ['training', 'fit', 'command', 2],
  ]);
});
