import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Runs the program of `pulumi up` in a separate process, in the directory that Pulumi uses.

const root = join(__dirname, '../..');
const example = join(root, 'examples/first-model/platform.ts');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(files: readonly string[]): Readonly<Record<string, unknown>> {
  const script = `
    const pulumi = require('@pulumi/pulumi');
    const outputs = {
      arn: 'a', endpoint: 'a', certificateAuthority: { data: '' }, identities: [], latestVersion: 1,
      resources: [{ autoscalingGroups: [{ name: 'a' }] }],
    };
    const mocks = {
      newResource: ({ name, inputs }) => ({ id: name, state: { ...inputs, ...outputs } }),
      call: () => ({ accountId: '1' }),
    };
    pulumi.runtime.setMocks(mocks, 'project', 'stack', true).then(async () => {
      try {
        const program = require('./cluster.ts');
        await pulumi.runtime.disconnect();
        console.log(JSON.stringify({ exported: Object.keys(program), provider: program.outputs.provider }));
      } catch (error) {
        console.log(JSON.stringify({ isRunError: pulumi.RunError.isInstance(error), message: error.message }));
      }
    });
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: join(root, 'stacks'),
    encoding: 'utf8',
    env: { ...process.env, PULUMI_CONFIG: JSON.stringify({ 'model-platform:files': JSON.stringify(files) }) },
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('creates the cluster and exports the outputs that the manifests read', () => {
  expect(run([example])).toEqual({ exported: ['outputs'], provider: 'eks' });
});

test('applies layers to the definition', () => {
  const layer = write('gke.yaml', 'cluster:\n  provider: gke\n  region: us-central1\n  account: acme-ml\n');
  expect(run([example, layer]).provider).toBe('gke');
});

test('reports a missing file as text', () => {
  const result = run([join(folder, 'platform.yaml')]);
  expect(result.isRunError).toBe(true);
  expect(result.message).toContain('does not exist');
});

test('reports errors in the definition as text before any resource is created', () => {
  const layer = write('wrong.yaml', 'services:\n  breast-cancer:\n    pool: other\n');
  const result = run([example, layer]);
  expect(result.isRunError).toBe(true);
  expect(result.message).toContain('services.breast-cancer.pool');
});
