import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampled } from '../fixtures/cases';
import { replacePlaceholders } from '../fixtures/replace-placeholders';
import { runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();

function read(...path: readonly string[]): string {
  return readFileSync(join(root, ...path), 'utf8');
}

test('lists the written files and the next step', async () => {
  const { code, stdout, stderr } = await runIn(root, ['init', 'first']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('wrote first/platform.ts\n');
  expect(stdout).toMatch(
    /\nNext: cd first && npm install && npm run plan\nnpm takes @model-platform\/core \^\S+ from your registry; .*\n$/,
  );
});

test('a project on an existing cluster has no Pulumi program', async () => {
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
])('a project on %s depends on the SDKs of that cloud only', async (provider, sdks, region) => {
  await runIn(root, ['init', `on-${provider}`, '--provider', provider]);
  const { dependencies } = JSON.parse(read(`on-${provider}`, 'package.json')) as { dependencies: object };
  expect(Object.keys(dependencies).filter((name) => name.startsWith('@pulumi/'))).toEqual(sdks);
  expect(read(`on-${provider}`, 'platform.ts')).toContain(`provider: '${provider}',\n    region: '${region}',`);
  expect(read(`on-${provider}`, 'Pulumi.yaml')).toContain('main: stacks/cluster.ts');
});

test.each([['eks'], ['gke'], ['existing']])('a project on %s passes check and synth', async (provider) => {
  const directory = join(root, `yaml-${provider}`);
  await runIn(root, ['init', `yaml-${provider}`, '--provider', provider, '--language', 'yaml']);
  replacePlaceholders(join(directory, 'modelplatform.yaml'));
  expect(await runIn(directory, ['check'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^no problems/) });
  expect(await runIn(directory, ['synth'])).toMatchObject({ code: 0, stderr: '' });
});

const ofManaged = ['cluster.account', 'cluster.groups.data-scientists.0'];
const ofApi = 'cluster.network.apiAccess.0';
const ofExisting = [
  'cluster.objectStore.cidr',
  'cluster.nodePools.serving.labels.pool',
  'teams.data-science.members.ml-engineer.0',
];
const addresses = ['monitoring.alerts.pager', 'delivery.repository'];

const placeholders: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['existing', ofExisting, ['cluster.objectStore.endpoint', ...addresses]],
  ['eks', [...ofManaged, ofApi], addresses],
  ['gke', ofManaged, addresses],
  ['aks', [...ofManaged, ofApi], addresses],
];

test.each(sampled(placeholders, 2))(
  'the only warnings of an unchanged project on %s are its placeholders, which block synth',
  async (provider, ...paths) => {
    const directory = join(root, `unchanged-${provider}`);
    await runIn(root, ['init', `unchanged-${provider}`, '--provider', provider]);
    const { code, stdout } = await runIn(directory, ['check', '--format', 'json']);
    const findings = (JSON.parse(stdout).findings as readonly { rule: string; path: readonly string[] }[]).filter(
      ({ rule }) => rule !== 'identity/known',
    );
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['placeholder/replaced']));
    const [own, ofAddresses] = paths;
    expect([code, findings.map(({ path }) => path.join('.')).sort()]).toEqual([
      0,
      [...own, 'models.churn.versions.v1.sha256', ...ofAddresses].sort(),
    ]);
    expect((await runIn(directory, ['plan'])).code).toBe(0);
    expect((await runIn(directory, ['synth'])).code).toBe(2);
  },
);

test.each([
  ['eks', 'eastus', 'cluster.region "eastus": eks has no region with this name'],
  ['aks', 'us-east-1', 'it is a region of eks; choose a region of aks'],
  ['gke', 'us-centrall1', 'write "us-central1"'],
])('refuses a region that check refuses on %s: %s', async (provider, region, message) => {
  const { code, stderr } = await runIn(root, ['init', `in-${region}`, '--provider', provider, '--region', region]);
  expect([code, existsSync(join(root, `in-${region}`))]).toEqual([2, false]);
  expect(stderr).toContain('check would refuse the project, so nothing was written:\n');
  expect(stderr).toContain(message);
});

test('a project on aks passes check, and synth with the client IDs from Azure', async () => {
  const directory = join(root, 'yaml-aks');
  await runIn(root, ['init', 'yaml-aks', '--provider', 'aks', '--language', 'yaml']);
  replacePlaceholders(join(directory, 'modelplatform.yaml'));
  expect((await runIn(directory, ['check'])).code).toBe(0);
  const identities = { 'data-science/churn': { clientId: '00000000-0000-0000-0000-000000000001' } };
  writeFileSync(join(directory, 'outputs.json'), JSON.stringify({ outputs: { identities } }));
  expect(await runIn(directory, ['synth', '--outputs', 'outputs.json'])).toMatchObject({ code: 0, stderr: '' });
});

test('takes name and region from the flags', async () => {
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

test.each([
  ['eks', '000000000000', 'AWS account'],
  ['gke', 'your-project-id', 'Google Cloud project'],
  ['aks', '00000000-0000-0000-0000-000000000000', 'Azure subscription'],
])('on %s the placeholder account is %s', async (provider, account, words) => {
  await runIn(root, ['init', `account-${provider}`, '--provider', provider]);
  expect(read(`account-${provider}`, 'platform.ts')).toContain(`    // Your ${words}. It is part of the bucket names`);
  expect(read(`account-${provider}`, 'platform.ts')).toContain(`    account: '${account}',\n`);
});

test('takes the account from the flag', async () => {
  await runIn(root, ['init', 'account', '--provider', 'gke', '--account', 'acme-ml', '--language', 'yaml']);
  expect(read('account', 'modelplatform.yaml')).toContain("  account: 'acme-ml'\n");
  expect(read('account', 'README.md')).toContain('--project acme-ml');
});

test('delivers operators from a repository that the README says to change', async () => {
  await runIn(root, ['init', 'delivered', '--language', 'yaml']);
  expect(read('delivered', 'modelplatform.yaml')).toContain('repository: https://git.example.com/delivered.git\n');
  expect(read('delivered', 'README.md')).toMatch(/^- `delivery\.repository`: the Git repository that Argo CD reads/m);
  replacePlaceholders(join(root, 'delivered', 'modelplatform.yaml'));
  await runIn(join(root, 'delivered'), ['synth']);
  const applications = readdirSync(join(root, 'delivered', 'clusters', 'delivered', 'namespaces', 'argocd'));
  expect(applications).toEqual([
    'application-delivered-platform.yaml',
    'application-delivered-team-data-science.yaml',
    'application-delivered.yaml',
    'application-kube-prometheus-stack.yaml',
    'appproject-delivered-operator-kube-prometheus-stack.yaml',
    'appproject-delivered-platform.yaml',
    'appproject-delivered-team-data-science.yaml',
    'appproject-delivered.yaml',
  ]);
});

test('on aks the cdk8s app reads the client IDs from the stack outputs', async () => {
  await runIn(root, ['init', 'outputs', '--provider', 'aks']);
  expect(read('outputs', 'cdk8s.yaml')).toContain(
    'app: node --import tsx stacks/manifests.ts --outputs outputs.json\n',
  );
  expect(read('outputs', 'stacks', 'manifests.ts')).toContain(
    'new ModelPlatform(app, definition.name, definition, { outputs })',
  );
  await runIn(root, ['init', 'no-outputs', '--provider', 'eks']);
  expect(read('no-outputs', 'cdk8s.yaml')).toContain('app: node --import tsx stacks/manifests.ts\n');
});

describe('package.json depends on model-platform', () => {
  function dependency(project: string): unknown {
    return JSON.parse(read(project, 'package.json')).dependencies['@model-platform/core'];
  }

  test('in the running version', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
    await runIn(root, ['init', 'running']);
    expect(dependency('running')).toBe(`^${version}`);
  });

  test.each([['0.2.0'], ['^1.2.3'], ['~1.0.0-rc.1']])('in the given version %s', async (version) => {
    await runIn(root, ['init', `at-${version.length}`, '--package', version]);
    expect(dependency(`at-${version.length}`)).toBe(version);
  });

  test('by the path of a tarball, relative to the project', async () => {
    writeFileSync(join(root, 'model-platform-core-0.1.0.tgz'), '');
    await runIn(root, ['init', 'packed', '--package', 'model-platform-core-0.1.0.tgz']);
    expect(dependency('packed')).toBe('file:../model-platform-core-0.1.0.tgz');
    await runIn(root, ['init', join('deep', 'packed'), '--package', join(root, 'model-platform-core-0.1.0.tgz')]);
    expect(dependency(join('deep', 'packed'))).toBe('file:../../model-platform-core-0.1.0.tgz');
  });
});

test('without a folder it creates the project in the working directory and uses its name', async () => {
  const here = join(root, 'Here');
  mkdirSync(here);
  const { stdout } = await runIn(here, ['init']);
  expect(stdout).toMatch(
    /\nNext: npm install && npm run plan\nnpm takes @model-platform\/core \^\S+ from your registry; .*\n$/,
  );
  expect(read('Here', 'platform.ts')).toContain("name: 'here'");
});

test('writes nothing if files exist, and lists all of them', async () => {
  const taken = join(root, 'taken');
  mkdirSync(taken);
  writeFileSync(join(taken, 'README.md'), 'mine');
  writeFileSync(join(taken, 'package.json'), '{}');
  const { code, stderr } = await runIn(root, ['init', 'taken']);
  expect(code).toBe(2);
  expect(stderr).toContain(
    `nothing was written: these files exist already in ${taken}:\n  package.json\n  README.md\n`,
  );
  expect(readdirSync(taken).sort()).toEqual(['README.md', 'package.json']);
});

test('removes the written files if a later one fails', async () => {
  const half = join(root, 'half');
  mkdirSync(half);
  // A file in the place of a folder: the error occurs after the first files are written.
  writeFileSync(join(half, 'stacks'), 'mine');
  const { code } = await runIn(root, ['init', 'half']);
  expect(code).toBe(1);
  expect(readdirSync(half)).toEqual(['stacks']);
});

test.each([
  [['Bad_Name'], /the name "bad_name" has characters other than a-z, 0-9 and -/],
  [['x', '--name', 'a'.repeat(41)], /at most 40 are allowed/],
  [['x', '--region', 'eastus'], /an existing cluster has no --region/],
  [['x', '--account', 'acme'], /an existing cluster has no --account/],
  [['x', '--provider', 'gke', '--account', "x', evil: '"], /is not a valid account/],
  [['x', '--package', 'latest'], /"latest" is neither a version, such as \d+\.\d+\.\d+, nor the path of a packed/],
  [['x', '--package', 'nowhere.tgz'], /nowhere\.tgz does not exist; create it with npm pack/],
  [['x', '--provider', 'eks', '--region', "x', evil: '"], /is not a valid region/],
  [['x', '--provider', 'nomad'], /Allowed choices are eks, gke, aks, existing/],
])('refuses init %j', async (argv, message) => {
  const { code, stderr } = await runIn(root, ['init', ...argv]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(existsSync(join(root, argv[0] ?? ''))).toBe(false);
});
