import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Runs the program of `pulumi up` in a separate process, in the directory that Pulumi uses. Loading the SDKs takes seconds, so
// one process runs it for all cases, each time from the start.

const root = join(__dirname, '../..');
const example = join(root, 'examples/first-model/platform.ts');

const folder = mkdtempSync(join(tmpdir(), 'stack-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Result = Readonly<Record<string, unknown>>;

function run(cases: readonly (readonly string[])[]): readonly Result[] {
  const script = `
    const pulumi = require('@pulumi/pulumi');
    const { answerOf } = require('../lib/testing/mock-cloud.ts');
    const outputs = {
      arn: 'a', endpoint: 'a', certificateAuthority: { data: '' }, identities: [], latestVersion: 1,
      resources: [{ autoscalingGroups: [{ name: 'a' }] }],
    };
    const mocks = {
      newResource: ({ name, inputs }) => ({ id: name, state: { ...inputs, ...outputs } }),
      call: ({ token, inputs }) => answerOf(token, inputs, { account: '1' }),
    };
    async function result(files) {
      await pulumi.runtime.setMocks(mocks, 'project', 'stack', true);
      pulumi.runtime.setAllConfig({ 'model-platform:files': JSON.stringify(files) });
      delete require.cache[require.resolve('./cluster.ts')];
      try {
        const program = require('./cluster.ts');
        await pulumi.runtime.disconnect();
        return { exported: Object.keys(program), provider: program.outputs.provider };
      } catch (error) {
        return { isRunError: pulumi.RunError.isInstance(error), message: error.message };
      }
    }
    (async () => {
      const results = [];
      for (const files of ${JSON.stringify(cases)}) results.push(await result(files));
      console.log(JSON.stringify(results));
    })();
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: join(root, 'stacks'),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as readonly Result[];
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const otherCloud = write(
  'gke.yaml',
  'cluster:\n  provider: gke\n  region: us-central1\n  account: acme-ml\n  groups:\n    clinic: [clinic@clinic.io]\n    clinic-oncall: [clinic-oncall@clinic.io]\n',
);
const wrong = write('wrong.yaml', 'services:\n  breast-cancer:\n    pool: other\n');
const [whole, layered, missing, invalid] = run([
  [example],
  [example, otherCloud],
  [join(folder, 'platform.yaml')],
  [example, wrong],
]);

test('creates the cluster and exports the outputs that the manifests read', () => {
  expect(whole).toEqual({ exported: ['outputs'], provider: 'eks' });
});

test('applies layers to the definition', () => {
  expect(layered?.provider).toBe('gke');
});

test('reports a missing file as text', () => {
  expect(missing?.isRunError).toBe(true);
  expect(missing?.message).toContain('does not exist');
});

test('reports errors in the definition as text before any resource is created', () => {
  expect(invalid?.isRunError).toBe(true);
  expect(invalid?.message).toContain('services.breast-cancer.pool');
});
