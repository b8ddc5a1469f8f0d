import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject, runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();
const project = join(root, 'acme');

beforeAll(async () => {
  await createProject(root, 'acme', 'eks');
  const text = readFileSync(join(project, 'modelplatform.yaml'), 'utf8');
  writeFileSync(join(project, 'next.yaml'), text.replace(/^services:\n {2}churn:$/m, '$&\n    drain: 40s'));
  writeFileSync(join(project, 'layer.yaml'), 'services: { churn: { drain: 40s } }\n');
  writeFileSync(join(project, 'wrong.yaml'), text.replace('pool: serving', 'pool: servin'));
  await runIn(project, ['synth', '-o', 'tree']);
});

function diff(...argv: readonly string[]) {
  return runIn(project, ['diff', ...argv]);
}

test('reports no changes between a definition and its manifests', async () => {
  const { code, stdout, stderr } = await diff('tree', 'modelplatform.yaml', '--exit-code');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^no changes\n/);
});

test('shows that a longer drain restarts the service', async () => {
  const { code, stdout } = await diff('modelplatform.yaml', 'next.yaml');
  expect(code).toBe(0);
  expect(stdout).toMatch(/\nRestarted .*\n {2}Deployment \S+\/churn\n/);
  expect(stdout).toMatch(/\nCost\n/);
});

test('compares a manifest folder by its objects only', async () => {
  const { stdout } = await diff('tree', 'next.yaml');
  expect(stdout).toMatch(/\nRestarted /);
  expect(stdout).not.toMatch(/\nCost\n/);
});

test('accepts layers by flags', async () => {
  const argv = ['--old', 'modelplatform.yaml', '--new', 'modelplatform.yaml', '--new', 'layer.yaml'];
  expect((await diff(...argv)).stdout).toBe((await diff('modelplatform.yaml', 'next.yaml')).stdout);
});

test('accepts a flag for one side and an argument for the other', async () => {
  expect((await diff('--old', 'modelplatform.yaml', 'next.yaml')).stdout).toMatch(/\nRestarted /);
});

test('exits with 3 on changes only with --exit-code', async () => {
  expect((await diff('tree', 'next.yaml', '--exit-code')).code).toBe(3);
  expect((await diff('tree', 'next.yaml')).code).toBe(0);
});

test('--exit-code finds a file that synth did not write', async () => {
  await runIn(project, ['synth', '-o', 'shared']);
  const binding = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: all }\n';
  writeFileSync(join(project, 'shared', 'cluster', 'binding.yaml'), binding);
  const { code, stdout } = await diff('shared', 'modelplatform.yaml', '--exit-code');
  expect(code).toBe(3);
  expect(stdout).not.toMatch(/^no changes/);
  expect(stdout).toContain('not written by synth: 1 file\n    cluster/binding.yaml\n');
  const json = await diff('shared', 'modelplatform.yaml', '--format', 'json');
  expect(JSON.parse(json.stdout)).toMatchObject({ changes: [], unlisted: ['cluster/binding.yaml'] });
});

test('prints all changes as JSON', async () => {
  const { stdout } = await diff('tree', 'next.yaml', '--format', 'json');
  const { changes } = JSON.parse(stdout) as { changes: readonly { effect: string; kind: string }[] };
  expect(changes).toContainEqual(expect.objectContaining({ effect: 'restarted', kind: 'Deployment' }));
});

test.each([[['tree']], [[]], [['a', 'b', 'c']], [['--old', 'a', 'b', 'c']]])(
  'refuses the arguments %j',
  async (argv) => {
    const { code, stdout, stderr } = await diff(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/diff needs two sides|too many arguments/);
  },
);

test('refuses a folder together with files', async () => {
  const { code, stderr } = await diff('--old', 'tree', '--old', 'layer.yaml', 'next.yaml');
  expect(code).toBe(2);
  expect(stderr).toContain('tree is a folder');
});

test('refuses a folder that synth did not write', async () => {
  const { code, stderr } = await diff('.', 'next.yaml');
  expect(code).toBe(2);
  expect(stderr).toContain('gitops/index');
});

test('prints only findings if a definition has errors', async () => {
  const { code, stdout, stderr } = await diff('modelplatform.yaml', 'wrong.yaml');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('reference/known');
});
