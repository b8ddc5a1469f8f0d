import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();

function read(...path: readonly string[]): string {
  return readFileSync(join(root, ...path), 'utf8');
}

test('it lists what it wrote and says what comes next', async () => {
  const { code, stdout, stderr } = await runIn(root, ['init', 'first']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('wrote first/platform.ts\n');
  expect(stdout).toMatch(/\nNext: cd first && npm install && npm run plan\n$/);
});

test('a cluster that exists has no Pulumi program', async () => {
  await runIn(root, ['init', 'existing', '--language', 'yaml']);
  expect(readdirSync(join(root, 'existing'), { recursive: true, encoding: 'utf8' }).sort()).toEqual([
    '.gitignore',
    'README.md',
    'cdk8s.yaml',
    'modelplatform.yaml',
    'package.json',
    'stacks',
    'stacks/manifests.ts',
    'tsconfig.json',
  ]);
});

test.each([
  ['eks', ['@pulumi/aws', '@pulumi/pulumi'], 'us-east-1'],
  ['gke', ['@pulumi/gcp', '@pulumi/pulumi'], 'us-central1'],
  ['aks', ['@pulumi/azure-native', '@pulumi/pulumi'], 'eastus'],
])('a project on %s needs the SDKs of that cloud and no others', async (provider, sdks, region) => {
  await runIn(root, ['init', `on-${provider}`, '--provider', provider]);
  const { dependencies } = JSON.parse(read(`on-${provider}`, 'package.json')) as { dependencies: object };
  expect(Object.keys(dependencies).filter((name) => name.startsWith('@pulumi/'))).toEqual(sdks);
  expect(read(`on-${provider}`, 'platform.ts')).toContain(`provider: '${provider}',\n    region: '${region}',`);
  expect(read(`on-${provider}`, 'Pulumi.yaml')).toContain('main: stacks/cluster.ts');
});

test.each([['eks'], ['gke'], ['existing']])('a project on %s passes check and synth as it is', async (provider) => {
  const directory = join(root, `yaml-${provider}`);
  await runIn(root, ['init', `yaml-${provider}`, '--provider', provider, '--language', 'yaml']);
  expect(await runIn(directory, ['check'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^no faults/) });
  expect(await runIn(directory, ['synth'])).toMatchObject({ code: 0, stderr: '' });
});

test('a project on aks passes check, and synth once Azure has told the client ids', async () => {
  const directory = join(root, 'yaml-aks');
  await runIn(root, ['init', 'yaml-aks', '--provider', 'aks', '--language', 'yaml']);
  expect((await runIn(directory, ['check'])).code).toBe(0);
  const identities = { 'data-science/churn': { clientId: '00000000-0000-0000-0000-000000000001' } };
  writeFileSync(join(directory, 'outputs.json'), JSON.stringify({ outputs: { identities } }));
  expect(await runIn(directory, ['synth', '--outputs', 'outputs.json'])).toMatchObject({ code: 0, stderr: '' });
});

test('name and region are taken from the flags', async () => {
  await runIn(root, [
    'init',
    'flags',
    '--name',
    'acme',
    '--provider',
    'eks',
    '--region',
    'eu-west-1',
    '--language',
    'yaml',
  ]);
  expect(read('flags', 'modelplatform.yaml')).toMatch(/^name: acme\n/m);
  expect(read('flags', 'modelplatform.yaml')).toContain('region: eu-west-1\n');
  expect(JSON.parse(read('flags', 'package.json')).name).toBe('acme');
});

test('without a folder the project is made here and named after it', async () => {
  const here = join(root, 'Here');
  mkdirSync(here);
  const { stdout } = await runIn(here, ['init']);
  expect(stdout).toMatch(/\nNext: npm install && npm run plan\n$/);
  expect(read('Here', 'platform.ts')).toContain("name: 'here'");
});

test('nothing is written where one of the files is there, and all of them are named', async () => {
  const taken = join(root, 'taken');
  mkdirSync(taken);
  writeFileSync(join(taken, 'README.md'), 'mine');
  writeFileSync(join(taken, 'package.json'), '{}');
  const { code, stderr } = await runIn(root, ['init', 'taken']);
  expect(code).toBe(2);
  expect(stderr).toContain(`nothing was written, because ${taken} has already:\n  package.json\n  README.md\n`);
  expect(readdirSync(taken).sort()).toEqual(['README.md', 'package.json']);
});

test('what was written is taken away when the rest cannot be', async () => {
  const half = join(root, 'half');
  mkdirSync(half);
  // A file where a folder must go: found only when the files before it are written.
  writeFileSync(join(half, 'stacks'), 'mine');
  const { code } = await runIn(root, ['init', 'half']);
  expect(code).toBe(1);
  expect(readdirSync(half)).toEqual(['stacks']);
});

test.each([
  [['Bad_Name'], /the name "bad_name" has characters other than a-z, 0-9 and -/],
  [['x', '--name', 'a'.repeat(41)], /at most 40 are possible here/],
  [['x', '--region', 'eastus'], /a cluster that exists has no --region/],
  [['x', '--provider', 'eks', '--region', "x', evil: '"], /is not the name of a region/],
  [['x', '--provider', 'nomad'], /Allowed choices are eks, gke, aks, existing/],
])('init %j is refused', async (argv, message) => {
  const { code, stderr } = await runIn(root, ['init', ...argv]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(existsSync(join(root, argv[0] ?? ''))).toBe(false);
});
