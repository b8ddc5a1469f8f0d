import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../sources/folder';

// Runs the program of `cdk8s synth` in a separate process, as cdk8s does.

const folder = temporaryFolder();
const root = join(__dirname, '../..');
const example = join(root, 'examples/first-model/platform.ts');
const azure = folder.write(
  'azure.yaml',
  'cluster: { provider: aks, region: eastus, account: 11111111-2222-3333-4444-555555555555 }\n',
);

function run(name: string, args: readonly string[]) {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'stacks/manifests.ts'), ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, CDK8S_OUTDIR: join(folder.path, name) } },
  );
  return { status, stderr };
}

test('writes the manifests', () => {
  expect(run('out', [example])).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(join(folder.path, 'out'))).toHaveLength(1);
}, 60_000);

test('requires values that only the cloud knows and reads them from the stack outputs', () => {
  const without = run('without', [example, azure]);
  expect(without.status).toBe(2);
  expect(without.stderr).toContain('identity/known');
  const clientId = '00000000-0000-0000-0000-000000000001';
  const outputs = folder.write(
    'outputs.json',
    JSON.stringify({ outputs: { identities: { 'clinic/breast-cancer': { clientId } } } }),
  );
  expect(run('with', [example, azure, '--outputs', outputs])).toEqual({ status: 0, stderr: '' });
}, 60_000);

test('reports an invalid outputs file as text', () => {
  const { status, stderr } = run('wrong', [example, '--outputs', example]);
  expect(status).toBe(2);
  expect(stderr).toContain('pulumi stack output --json');
}, 60_000);
