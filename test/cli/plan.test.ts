import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();
const project = join(root, 'acme');

beforeAll(async () => {
  await runIn(root, ['init', 'acme', '--provider', 'eks', '--language', 'yaml']);
  await runIn(root, ['init', 'azure', '--provider', 'aks', '--language', 'yaml']);
  const text = readFileSync(join(project, 'modelplatform.yaml'), 'utf8');
  writeFileSync(join(project, 'wrong.yaml'), text.replace('pool: serving', 'pool: servin'));
});

test('the plan is printed for people', async () => {
  const { code, stdout, stderr } = await runIn(project, ['plan']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Cluster acme\n {2}provider {2}.*Amazon EKS, us-east-1\n/);
  expect(stdout).toMatch(/\nModel services\n/);
  expect(stdout).toMatch(/\nCost\n/);
});

test('the plan is printed for programs, with its version', async () => {
  const { code, stdout } = await runIn(project, ['plan', '--format', 'json']);
  const plan = JSON.parse(stdout) as { version: number; name: string; services: object };
  expect([code, plan.version, plan.name, Object.keys(plan.services)]).toEqual([0, 1, 'acme', ['churn']]);
});

test('the plan is printed as a diagram', async () => {
  const { code, stdout } = await runIn(project, ['plan', '--format', 'mermaid']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^flowchart LR\n {2}subgraph n1\[/);
});

test('two runs give the same bytes', async () => {
  const [one, other] = [
    await runIn(project, ['plan', '--format', 'json']),
    await runIn(project, ['plan', '--format', 'json']),
  ];
  expect(one.stdout).toBe(other.stdout);
});

test('with faults there is no data, and they are among the logs', async () => {
  const { code, stdout, stderr } = await runIn(project, ['plan', '-f', 'wrong.yaml', '--format', 'json']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('reference/known');
});

test('what only the cloud can tell does not keep the plan back', async () => {
  const { code, stdout, stderr } = await runIn(join(root, 'azure'), ['plan']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Cluster azure\n/);
  expect(stderr).toContain('identity/known');
});
