import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject, runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();
const good = join(root, 'good');
const file = join(good, 'modelplatform.yaml');

beforeAll(async () => {
  await createProject(root, 'good', 'eks');
  await createProject(root, 'azure', 'aks');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    join(good, 'wrong.yaml'),
    text.replace('pool: serving', 'pool: servin').replace('team: data-science\n    pool', 'team: unknown\n    pool'),
  );
  writeFileSync(join(good, 'ended.yaml'), `${text}    until: '2027-03-31'\n`);
  writeFileSync(join(good, 'layer.yaml'), 'services:\n  churn:\n    pool: elsewhere\n');
});

test('reports a definition without problems and exits with 0', async () => {
  const { code, stdout, stderr } = await runIn(good, ['check']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`no problems found in ${file}\n`);
});

test('prints all findings with their positions to stdout and exits with 2', async () => {
  const { code, stdout, stderr } = await runIn(good, ['check', '-f', 'wrong.yaml']);
  expect([code, stderr]).toEqual([2, '']);
  expect(stdout).toMatch(/wrong\.yaml:\d+:\d+ {2}reference\/known\n {2}at {7}services\.churn\.pool/);
  expect(stdout).toMatch(/wrong\.yaml:\d+:\d+ {2}reference\/known\n {2}at {7}services\.churn\.team/);
});

test('prints findings as JSON', async () => {
  const { code, stdout } = await runIn(good, ['check', '-f', 'wrong.yaml', '--format', 'json']);
  const { findings } = JSON.parse(stdout) as { findings: { path: string[]; places: { line: number }[] }[] };
  expect(code).toBe(2);
  expect(findings.map(({ path }) => path)).toContainEqual(['services', 'churn', 'pool']);
  expect(findings[0]?.places[0]?.line).toBeGreaterThan(1);
});

test('prints an empty list as JSON without problems', async () => {
  expect(await runIn(good, ['check', '--format', 'json'])).toEqual({
    code: 0,
    stdout: '{\n  "findings": []\n}\n',
    stderr: '',
  });
});

test('reports problems of the schema and of the rules together, and what could not be checked', async () => {
  const text = readFileSync(file, 'utf8');
  const invalid = text
    .replace('    pool: serving', '    pool: 7\n    drain: soon')
    .replace('models: {}', 'models: {}\n  spare: {}');
  writeFileSync(join(good, 'invalid.yaml'), invalid);
  const { code, stdout } = await runIn(good, ['check', '-f', 'invalid.yaml']);
  expect(code).toBe(2);
  expect(stdout).toContain('reference/used');
  expect(stdout).toMatch(/\nnot checked: services\.churn\.drain, services\.churn\.pool \(they have errors\)\n/);
  const json = await runIn(good, ['check', '-f', 'invalid.yaml', '--format', 'json']);
  expect(JSON.parse(json.stdout)).toHaveProperty('notChecked.0.path', ['services', 'churn', 'drain']);
});

test('later files override earlier ones', async () => {
  const { code, stdout } = await runIn(good, ['check', '-f', 'modelplatform.yaml', '-f', 'layer.yaml']);
  expect(code).toBe(2);
  expect(stdout).toMatch(/layer\.yaml:3:\d+ {2}reference\/known/);
});

test('an expired waiver is an error from the next day on, by today or --date', async () => {
  const on = (day: string) => runIn(good, ['check', '-f', 'ended.yaml', '--date', day]);
  expect((await on('2027-03-31')).code).toBe(0);
  expect((await on('2027-04-01')).stdout).toContain('waiver/ended');
  const later = await runIn(good, ['check', '-f', 'ended.yaml'], { today: () => '2028-01-01' });
  expect([later.code, later.stdout.includes('today is 2028-01-01')]).toEqual([2, true]);
});

test('a client ID that is known only after deployment is a warning', async () => {
  const { code, stdout } = await runIn(join(root, 'azure'), ['check']);
  expect(code).toBe(0);
  expect(stdout).toContain('identity/known');
  expect(stdout).toMatch(/\n1 warning \(blocks synth\)\n$/);
});

test('--outputs resolves the warning', async () => {
  const azure = join(root, 'azure');
  const outputs = {
    outputs: { identities: { 'data-science/churn': { clientId: '00000000-0000-0000-0000-000000000001' } } },
  };
  writeFileSync(join(azure, 'outputs.json'), JSON.stringify(outputs));
  expect((await runIn(azure, ['check', '--outputs', 'outputs.json'])).stdout).toMatch(/^no problems found in /);
});

test('names a missing file', async () => {
  const { code, stdout } = await runIn(good, ['check', '-f', 'nowhere.yaml']);
  expect(code).toBe(2);
  expect(stdout).toContain('nowhere.yaml');
});

test('FORCE_COLOR enables colours', async () => {
  const { stdout } = await runIn(good, ['check'], { env: { FORCE_COLOR: '1' } });
  expect(stdout).toContain('\u001b[32mno problems\u001b[39m');
});

test('--no-color works before and after the command', async () => {
  const env = { FORCE_COLOR: '1' };
  expect((await runIn(good, ['--no-color', 'check'], { env })).stdout).toMatch(/^no problems/);
  expect((await runIn(good, ['check', '--no-color'], { env })).stdout).toMatch(/^no problems/);
});
