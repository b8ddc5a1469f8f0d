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

test.each([
  ['DB_PASS', 'swordfish'],
  ['PGPASS', 'swordfish'],
  ['PGPASSWORD', 'swordfish'],
  ['DB_PWD', 'swordfish'],
  ['MY_KEY', 'hunter2hunter2'],
  ['BASIC_AUTH', 'fit:swordfish'],
])('refuses %s with the value of a credential', (name, value) => {
  expect(setting(name, value)).toMatchObject([{ problem: expect.stringMatching(/^the name suggests a secret/) }]);
});

test.each([
  ['FEATURE_KEYS', 'customer1234567'],
  ['PARTITION_KEY', 'customer1234567'],
  ['SORT_KEY', 'created_at'],
  ['KEY', 'customer'],
  ['KEYSPACE', 'features2026abc'],
  ['KAFKA_AUTH', 'scram-sha-512'],
  ['AUTH', 'none'],
  ['FIRST_PASS', 'true'],
  ['MAX_PASS', '3'],
  ['PWD', 'work'],
  ['COMPASS', 'north'],
  ['API_TOKEN', '$(OTHER)'],
  ['ARGS', '--pad-token=<pad> --max-tokens=20 --key=customer --password=$PASSWORD'],
  ['WHY', 'Bearer authentication of the store'],
])('accepts the variable %s=%s', (name, value) => {
  expect(setting(name, value)).toEqual([]);
});

/** Texts that are secrets wherever they are. */
const leaks: readonly string[] = [
  '--password=hunter2hunter2',
  'Authorization: Bearer abcdefghijkl',
  `Bearer ${made('')}`,
  `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${made('')}==;EndpointSuffix=core.windows.net`,
  `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiJ4In0'}.${made('')}`,
  `https://acme.blob.core.windows.net/a?sv=2024&se=2030&sig=${made('')}%3D`,
  made('npm_'),
  made(`sk_${'live'}_`),
  `dapi${'a1b2c3d4'.repeat(4)}`,
  'https://acme.webhook.office.com/webhookb2/x',
  'curl hooks.slack.com/services/T1/B1/x',
  'https://TOKEN12345678@git.acme.example/x.git',
  '{"user": "fit", "password": "swordfish"}',
  'export DB_PASS=swordfish && train',
];

test.each(leaks)('refuses %s in a variable, in the command, and in other texts', (leak) => {
  expect(setting('SOMETHING', leak)).toHaveLength(1);
  expect(findingsOf(withTraining(definition(), { command: ['run', leak] }), id)).toHaveLength(1);
  const connections = [{ cidr: '10.0.0.1/32', port: 5432, why: leak }];
  expect(findingsOf(withTraining(definition(), { connections }), 'secret/not-in-text')).toHaveLength(1);
});

test('refuses the value of an option that is the next word', () => {
  const command = ['train', '--db-password', 'swordfish', '--pad-token', '<pad>', '--max-tokens', '20'];
  expect(findingsOf(withTraining(definition(), { command }), id).map(({ path }) => path)).toEqual([
    ['training', 'fit', 'command', 2],
  ]);
});

test('refuses a secret in the command', () => {
  const command = ['python', 'train.py', `--token=${made('hf_')}`];
  expect(findingsOf(withTraining(definition(), { command }), id).map(({ path }) => path)).toEqual([
    ['training', 'fit', 'command', 2],
  ]);
});
