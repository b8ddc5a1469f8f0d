import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { secretShape } from '../../../lib/plan/facts/secret-shapes';
import { secretsIn } from '../../../lib/plan/facts/secrets-in';
import { countOf } from '../../fixtures/cases';

/** Concatenated, so that secret scanners ignore them. */
const made = (start: string, characters = 'A1b2C3d4', length = 120) =>
  `${start}${characters.repeat(length).slice(0, length)}`;
const hex = (start: string, length: number) => made(start, 'a1b2c3d4', length);
const upper = (start: string, length: number) => made(start, 'A1B2C3D4', length);

test.each([
  ['Server=db;Uid=fit;Pwd=swordfish', 'a connection string with a password'],
  ['DRIVER={ODBC Driver 18};SERVER=db;UID=sa;PWD=swordfish;', 'a connection string with a password'],
  ['root:swordfish@tcp(db:3306)/features', 'an address of a database with a password'],
  ['fit:swordfish@unix(/run/mysqld.sock)/features', 'an address of a database with a password'],
  ["{'password': 'swordfish'}", 'a value of "password", which is a secret by its name'],
  ['{"password": "swordfish"}', 'a value of "password", which is a secret by its name'],
  ['{\\"password\\": \\"swordfish\\"}', 'a value of "password", which is a secret by its name'],
  ['password: x', 'a value of "password", which is a secret by its name'],
  ['user: fit\npassword: swordfish\nhost: db', 'a value of "password", which is a secret by its name'],
  ['password = swordfish', 'a value of "password", which is a secret by its name'],
  ['X-Api-Key: swordfish', 'a value of "X-Api-Key", which is a secret by its name'],
  ["curl -H 'x-auth-token:swordfish' x", 'a value of "x-auth-token", which is a secret by its name'],
  ['Authorization: abc123def456', 'a value of "Authorization", which is a secret by its name'],
  ['Authorization: ApiKey swordfish', 'an authorization header'],
  ['amqps://fit:swordfish@queue.acme.example', 'a URL with a password'],
  ['jdbc:postgresql://fit:swordfish@db/features', 'a URL with a password'],
  [`-----BEGIN OPENSSH ${'PRIVATE'} KEY-----`, 'a private key'],
  [`-----BEGIN PGP ${'PRIVATE'} KEY BLOCK-----`, 'a private key'],
])('%s is %s', (text, what) => {
  expect(secretShape(text)).toBe(what);
  expect(secretShape(`run ${text}`.replace('run Server', 'x;Server'))).toBeDefined();
});

test.each([
  [made('SG.', 'A1b2C3d4', 22) + made('.', 'A1b2C3d4', 43), 'SendGrid'],
  [hex('dop_v1_', 64), 'DigitalOcean'],
  [made('GOCSPX-', 'A1b2C3d4', 28), 'Google'],
  [made('ya29.'), 'Google'],
  [upper('AGE-SECRET-KEY-1', 58), 'age'],
  [upper('ASIA', 16), 'AWS'],
  [made('xapp-1-'), 'Slack'],
  [made('gldt-'), 'GitLab'],
  [made('abc8Q~', 'A1b2C3d4', 34), 'Microsoft Entra'],
  [made('LTAI', 'A1b2C3d4', 20), 'Alibaba'],
  [hex('pul-', 40), 'Pulumi'],
  [made('dp.pt.'), 'Doppler'],
  [made('ops_eyJ'), '1Password'],
  [hex('sntryu_', 64), 'Sentry'],
  [made('gsk_', 'A1b2C3d4', 52), 'model provider'],
  [made('sk-ant-api03-'), 'model provider'],
  [hex('xkeysib-', 64), 'Brevo'],
  [hex('SK', 32), 'Twilio'],
  [made('123456789:AA', 'A1b2C3d4', 33), 'Telegram'],
  [made('ATATT3'), 'Atlassian'],
  [made('sha256~', 'A1b2C3d4', 43), 'OpenShift'],
  [hex('rubygems_', 48), 'RubyGems'],
  [made('AKCp', 'A1b2C3d4', 69), 'Artifactory'],
  [hex('shpat_', 32), 'Shopify'],
  [made('tskey-auth-'), 'Tailscale'],
  [`PMAK-${hex('', 24)}-${hex('', 34)}`, 'Postman'],
])('%s is a credential of %s, alone and in a sentence', (token, service) => {
  expect(secretShape(token)).toContain(service);
  expect(secretShape(`the folder data/${token}, for now`)).toContain(service);
});

/** Texts of definitions that are no secrets. */
const ordinary: readonly string[] = [
  `ghcr.io/acme/train:2.1@sha256:${hex('', 64)}`,
  `registry.acme.example:5000/ml/train@sha256:${hex('', 64)}`,
  hex('', 64),
  hex('', 40),
  `git revision ${hex('', 40)}`,
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  '--password-file=/secrets/db/password',
  '--password=$PASSWORD',
  '--password=$(PASSWORD)',
  `--token=$\{TOKEN}`,
  'postgres://fit:$(PASSWORD)@db/features',
  `postgres://fit:$\{PASSWORD}@db/features`,
  'postgres://db/features?sslmode=require',
  'https://$(TOKEN)@git.acme.example/a.git',
  'passwordFrom',
  'passwordFrom: orders-db',
  'password: $(PASSWORD)',
  'password: see the vault',
  'password: required',
  'the token: ask the platform team',
  'mounts the Secret: orders-db',
  'password = os.environ["PASSWORD"]',
  'def connect(user: str, password: str, token: str = None)',
  'if token == expected: stop()',
  'group:ranking',
  'user:kim@acme.example',
  'mailto:kim@acme.example',
  'system:serviceaccount:argocd:argocd',
  'arn:aws:iam::123456789012:role/engineer',
  's3://acme-models/churn/v1/model.joblib',
  'git@github.com:acme/platform.git',
  'ssh://git@git.acme.example/acme/platform.git',
  'https://minio.acme.example:9000',
  'registry.acme.example/ml/token:1.0',
  'registry.acme.example/ml/password-reset:2026',
  'sk-learn/sk-learn-model-of-churn-risk-2026/model.joblib',
  'task-force-of-ranking-2026-model',
  'projects/acme/locations/europe-west1/keyRings/ml/cryptoKeys/data',
  'cd /work && PWD=/work python train.py',
  'pwd; id=3',
  'WHERE sort_key = 1234567890ab',
  'key=value; partition-key=customer2026abc',
  'Bearer authentication of the store',
  'node-role.kubernetes.io/gpu=true',
  '0 3 * * *',
  '10.0.0.0/16',
  'python -m train --epochs=20 --max-tokens=512 --pad-token=<pad>',
];

test.each(ordinary)('%s is no secret', (text) => {
  expect(secretShape(text)).toBeUndefined();
  expect(secretsIn({ env: { A_NAME: text }, command: ['run', '--name', text], why: [text] }, [])).toEqual([]);
});

test('ordinary texts are no secrets when they are joined', () => {
  const joined = fc
    .array(fc.constantFrom(...ordinary), { minLength: 1, maxLength: 4 })
    .map((texts) => texts.join('\n'));
  fc.assert(
    fc.property(joined, (text) => secretShape(text) === undefined),
    { numRuns: countOf({ all: 2000, few: 200 }), seed: 1 },
  );
});

test('digests, revisions, UUIDs and paths are no secrets', () => {
  const digits = (length: number) =>
    fc
      .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
      .map((all) => all.join(''));
  const step = fc.array(fc.constantFrom(...'abcdefghij0123456789-_.'), { minLength: 1, maxLength: 30 });
  const path = fc.array(
    step.map((all) => all.join('')),
    { minLength: 1, maxLength: 5 },
  );
  const text = fc.oneof(
    digits(32),
    digits(40),
    digits(64),
    digits(128),
    digits(64).map((digest) => `acme/train@sha256:${digest}`),
    fc.uuid(),
    path.map((steps) => steps.join('/')),
  );
  fc.assert(
    fc.property(text, (each) => secretShape(each) === undefined),
    { numRuns: countOf({ all: 20_000, few: 1000 }), seed: 1 },
  );
});

test('the options of a command are secrets by their names and programs', () => {
  const problems = (...command: readonly string[]) => secretsIn(command, []).map(({ path: [index] }) => index);
  expect(problems('train', '--token', 'x')).toEqual([2]);
  expect(problems('train', '-password', 'swordfish')).toEqual([2]);
  expect(problems('sh', '-c', 'train --db-password swordfish && ls')).toEqual([2]);
  expect(problems('mysql', '-u', 'root', '-pswordfish', 'features')).toEqual([3]);
  expect(problems('sh', '-c', '/usr/bin/mysqldump -pswordfish features')).toEqual([2]);
  expect(problems('curl', '-u', 'fit:swordfish', 'https://acme.example')).toEqual([2]);
  expect(problems('curl', '--user=fit:swordfish', 'https://acme.example')).toEqual([1]);
  expect(problems('serve', '-p8080', '-path', '/models', '-precision', 'fp16')).toEqual([]);
  expect(problems('mysql', '-p$PASSWORD', '-p', 'features')).toEqual([]);
  expect(problems('curl', '-u', 'fit:$PASSWORD', '-u', '$USER')).toEqual([]);
  expect(problems('train', '--token-file', '/secrets/token', '--password', '--verbose')).toEqual([]);
});

test('a secret key of AWS is one beside its access key', () => {
  const secret = made('', 'A1b2C3d4/+', 40);
  const access = upper('AKIA', 16);
  expect(secretsIn(['login', access, secret], []).map(({ path }) => path)).toEqual([[1], [2]]);
  expect(secretsIn({ env: { ONE: access, OTHER: secret } }, []).map(({ path }) => path.at(-1))).toEqual([
    'ONE',
    'OTHER',
  ]);
  expect(secretsIn(['login', secret], [])).toEqual([]);
});

test('no text of the examples is a secret', () => {
  const folder = join(__dirname, '../../../examples');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(yaml|ts|json)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(10);
  const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  expect(lines.filter((line) => secretShape(line) !== undefined)).toEqual([]);
});

/** Parts of texts for which an expression with an unbounded repetition takes quadratic time. */
const repeated: readonly string[] = [
  ...[
    'a',
    'A1',
    'a-',
    'a.',
    'a:',
    'a=',
    'a/',
    'a@',
    '"a',
    "'a':",
    'x-a:',
    'a = ',
    'pwd=',
    ';pwd',
    'key:',
    'password: ',
  ],
  ...[
    'eyJaaaaaa-',
    'eyJaaaaaa.',
    'sk-',
    'sk-A',
    '-----BEGIN',
    '://',
    'a://',
    'a://a:',
    'https://',
    'https://a',
    'Bearer ',
  ],
  ...[
    'ghp_',
    'glpat-',
    'xoxb-',
    'SG.a',
    'Authorization: ',
    'hooks.slack.com.',
    'root:a@tcp',
    'mysql -p ',
    'curl -u a',
    ' ',
    '\n',
  ],
  ...['--token', '--token ', "{'password'", '"password": ', 'password="', '1:AA', 'dp.pt.', 'M'.repeat(24), '\\"'],
];

/** Milliseconds of a processor, which other programs do not use up. */
function processorMs(text: string): number {
  const start = process.cpuUsage();
  secretsIn({ command: ['sh', '-c', text], why: `${text}!` }, []);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Time that is not told apart from none. */
const noiseMs = 20;

// Four times the text takes four times as long in linear time, and sixteen times in quadratic time.
test.each(repeated)('a long text with %j takes linear time', (part) => {
  const length = countOf({ all: 100_000, few: 10_000 });
  const once = part.repeat(Math.ceil(length / part.length));
  const isLinear = () => processorMs(once.repeat(4)) < 8 * Math.max(processorMs(once), noiseMs);
  expect(isLinear() || isLinear()).toBe(true);
});
