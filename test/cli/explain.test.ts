import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject, runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();
const project = join(root, 'acme');

beforeAll(async () => {
  await createProject(root, 'acme', 'eks');
  const text = readFileSync(join(project, 'modelplatform.yaml'), 'utf8');
  writeFileSync(join(project, 'wrong.yaml'), text.replace('pool: serving', 'pool: servin'));
});

test('explains a service, with the line of each field in the definition', async () => {
  const { code, stdout, stderr } = await runIn(project, ['explain', 'churn']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^service churn\n/);
  expect(stdout).toMatch(/\n {2}pool +serving /);
  expect(stdout).toMatch(/modelplatform\.yaml:\d+:\d+\n/);
  expect(stdout).toMatch(/\n {2}machine /);
});

test('gives the position of the value', async () => {
  const { stdout } = await runIn(project, ['explain', 'churn', '--format', 'json']);
  const { explanations } = JSON.parse(stdout) as {
    explanations: readonly { lines: readonly { field: string; from: { places: readonly { line: number }[] } }[] }[];
  };
  const line = explanations[0]?.lines.find(({ field }) => field === 'pool')?.from.places[0]?.line ?? 0;
  expect(readFileSync(join(project, 'modelplatform.yaml'), 'utf8').split('\n')[line - 1]).toMatch(/^ +pool: serving/);
});

test('suggests the closest name for an unknown one', async () => {
  const { code, stdout, stderr } = await runIn(project, ['explain', 'chrun']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('explain/known-name');
  expect(stderr).toContain('did you mean `churn`?');
});

test('prints findings to stderr and explains what is planned if the definition has errors', async () => {
  const { code, stdout, stderr } = await runIn(project, ['explain', 'serving', '-f', 'wrong.yaml']);
  expect([code, stdout.split('\n')[0]]).toEqual([2, 'pool serving']);
  expect(stderr).toContain('reference/known');
});
