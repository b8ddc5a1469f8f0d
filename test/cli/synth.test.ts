import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { createProject, runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();
const project = join(root, 'acme');

beforeAll(async () => {
  await createProject(root, 'acme', 'existing');
  await createProject(root, 'azure', 'aks');
  const file = join(project, 'modelplatform.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(join(project, 'wrong.yaml'), text.replace('    pool: serving', '    pool: servin'));
  writeFileSync(
    join(project, 'by-hand.yaml'),
    "delivery: null\nmonitoring: { alerts: null, prometheus: { kind: existing, address: 'http://prometheus.ops.svc:9090', namespace: ops } }\n",
  );
});

interface TreeReport {
  readonly directory: string;
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
}

test('without delivery it writes to the folder manifests and lists the files', async () => {
  const { code, stdout, stderr } = await runIn(project, ['synth', '-f', 'modelplatform.yaml', '-f', 'by-hand.yaml']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Manifests in manifests\n/);
  expect(stdout).toMatch(/\n {2}\d\d files written, 0 unchanged, 0 removed\n$/);
  const files = readdirSync(join(project, 'manifests', 'namespaces', 'data-science'));
  expect(files).toContain('deployment-churn.yaml');
});

test('a second run changes nothing', async () => {
  await runIn(project, ['synth', '-o', 'twice']);
  const { stdout } = await runIn(project, ['synth', '-o', 'twice', '--format', 'json']);
  const report = JSON.parse(stdout) as TreeReport;
  expect([report.directory, report.written]).toEqual(['twice', []]);
  expect(report.unchanged.length).toBeGreaterThan(10);
});

test('names the manifests of the folder that it did not write, and leaves them', async () => {
  await runIn(project, ['synth', '-o', 'joined']);
  const file = join(project, 'joined', 'namespaces', 'other.yaml');
  writeFileSync(file, 'kind: ConfigMap\n');
  writeFileSync(file.replace('.yaml', '.jsonnet'), "{ kind: 'ConfigMap' }\n");
  const { code, stdout } = await runIn(project, ['synth', '-o', 'joined']);
  expect(code).toBe(0);
  expect(stdout).toContain('not written by synth: 2 files\n    namespaces/other.jsonnet\n    namespaces/other.yaml\n');
  expect(readFileSync(file, 'utf8')).toBe('kind: ConfigMap\n');
});

test('with delivery it writes to the folder that the GitOps tool syncs', async () => {
  const { code, stdout } = await runIn(project, ['synth']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Manifests in clusters\/acme\n/);
  expect(existsSync(join(project, 'clusters', 'acme'))).toBe(true);
});

test('--stdout prints a stream of YAML documents and writes no file', async () => {
  const { code, stdout } = await runIn(project, ['synth', '--stdout', '-o', 'nothing']);
  const kinds = parseAllDocuments(stdout).map((document) => document.get('kind'));
  expect(code).toBe(0);
  expect(kinds[0]).toBe('Namespace');
  expect(kinds).toContain('Deployment');
  expect(existsSync(join(project, 'nothing'))).toBe(false);
});

test('--stdout --format json prints one List for kubectl', async () => {
  const { stdout } = await runIn(project, ['synth', '--stdout', '--format', 'json']);
  const list = JSON.parse(stdout) as { apiVersion: string; kind: string; items: { kind: string }[] };
  expect([list.apiVersion, list.kind, list.items[0]?.kind]).toEqual(['v1', 'List', 'Namespace']);
});

test('writes nothing if the definition has errors', async () => {
  const { code, stdout, stderr } = await runIn(project, ['synth', '-f', 'wrong.yaml', '-o', 'never']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('reference/known');
  expect(existsSync(join(project, 'never'))).toBe(false);
});

test('warnings block the manifests', async () => {
  const azure = join(root, 'azure');
  const { code, stderr } = await runIn(azure, ['synth']);
  expect([code, existsSync(join(azure, 'manifests'))]).toEqual([2, false]);
  expect(stderr).toContain('--outputs');
});

test('does not overwrite a file that was edited by hand', async () => {
  const { stdout } = await runIn(project, ['synth', '-o', 'shared', '--format', 'json']);
  const [path = ''] = (JSON.parse(stdout) as TreeReport).written;
  writeFileSync(join(project, 'shared', path), 'mine\n');
  const { code, stderr } = await runIn(project, ['synth', '-o', 'shared']);
  expect(code).toBe(2);
  expect(stderr).toContain('gitops/edited-file');
  expect(readFileSync(join(project, 'shared', path), 'utf8')).toBe('mine\n');
});

test.each(['', '/'])('refuses the folder %j', async (output) => {
  const { code, stdout, stderr } = await runIn(project, ['synth', '-o', output]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`${JSON.stringify(output)} cannot be the manifest folder; set another one with --output`);
});

test('refuses a file as the folder', async () => {
  writeFileSync(join(project, 'out.yaml'), 'mine\n');
  const { code, stdout, stderr } = await runIn(project, ['synth', '-o', 'out.yaml']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('out.yaml is a file, not a folder; set a folder with --output');
  expect(readFileSync(join(project, 'out.yaml'), 'utf8')).toBe('mine\n');
});
