import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject, runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();
const project = join(root, 'acme');

beforeAll(async () => {
  await createProject(root, 'acme', 'eks');
  await createProject(root, 'azure', 'aks');
  const text = readFileSync(join(project, 'modelplatform.yaml'), 'utf8');
  writeFileSync(join(project, 'wrong.yaml'), text.replace('pool: serving', 'pool: servin'));
});

test('prints the plan as text', async () => {
  const { code, stdout, stderr } = await runIn(project, ['plan']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Cluster acme\n {2}provider {2}.*Amazon EKS, us-east-1\n/);
  expect(stdout).toMatch(/\nModel services\n/);
  expect(stdout).toMatch(/\nCost\n/);
});

test('prints the plan as JSON, with its version', async () => {
  const { code, stdout } = await runIn(project, ['plan', '--format', 'json']);
  const plan = JSON.parse(stdout) as { version: number; name: string; services: object };
  expect([code, plan.version, plan.name, Object.keys(plan.services)]).toEqual([0, 2, 'acme', ['churn']]);
});

test('prints the plan as a diagram', async () => {
  const { code, stdout } = await runIn(project, ['plan', '--format', 'mermaid']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^flowchart LR\n {2}subgraph n1\[/);
});

test('prints the same bytes on every run', async () => {
  const [one, other] = [
    await runIn(project, ['plan', '--format', 'json']),
    await runIn(project, ['plan', '--format', 'json']),
  ];
  expect(one.stdout).toBe(other.stdout);
});

test('prints findings to stderr and the plan to stdout if the definition has errors', async () => {
  const { code, stdout, stderr } = await runIn(project, ['plan', '-f', 'wrong.yaml', '--format', 'json']);
  expect([code, JSON.parse(stdout).name]).toEqual([2, 'acme']);
  expect(stderr).toContain('reference/known');
});

test('warnings do not block the plan', async () => {
  const { code, stdout, stderr } = await runIn(join(root, 'azure'), ['plan']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Cluster azure\n/);
  expect(stderr).toContain('identity/known');
});
