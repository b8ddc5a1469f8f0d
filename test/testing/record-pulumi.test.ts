import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { recordPulumi } from '../../lib/testing/record-pulumi';

class Disk extends pulumi.CustomResource {
  declare readonly size: pulumi.Output<number>;
  constructor(name: string, args: Record<string, unknown>, opts?: pulumi.CustomResourceOptions) {
    super('test:index:Disk', name, { size: undefined, ...args }, opts);
  }
}

class Machine extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super('test:index:Machine', name, {}, opts);
    const first = new Disk(`${name}-first`, { size: 1 }, { parent: this, protect: true, ignoreChanges: ['size'] });
    const second = new Disk(`${name}-second`, { like: first.id }, { parent: this });
    new Disk(`${name}-third`, {}, { parent: this, dependsOn: [second] });
  }
}

test('records every resource with resolved arguments', async () => {
  const recorded = await recordPulumi(() => void new Machine('a'));
  expect(recorded.map(({ name }) => name)).toEqual(['a-first', 'a-second', 'a-third', 'a']);
  expect(recorded[1]?.inputs).toEqual({ like: 'a-first-id' });
});

test('records the parent and the dependencies of a resource', async () => {
  const recorded = await recordPulumi(() => void new Machine('a'));
  expect(recorded.map(({ parent }) => parent)).toEqual(['a', 'a', 'a', undefined]);
  expect(recorded[1]?.dependsOn).toEqual(['test:index:Disk a-first']);
  expect(recorded[2]?.dependsOn).toEqual(['test:index:Disk a-second']);
});

test('records protect and ignoreChanges', async () => {
  const [first, second] = await recordPulumi(() => void new Machine('a'));
  expect(first?.protect).toBe(true);
  expect(first?.ignoreChanges).toEqual(['size']);
  expect(second?.protect).toBe(false);
});

test('records resources that are created after an await', async () => {
  const recorded = await recordPulumi(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    new Disk('late', {});
  });
  expect(recorded.map(({ name }) => name)).toEqual(['late']);
});

test('returns the given outputs', async () => {
  const sizes: number[] = [];
  await recordPulumi(() => new Disk('a', {}).size.apply((size) => sizes.push(size)), {
    outputsOf: ({ type }) => (type === 'test:index:Disk' ? { size: 7 } : {}),
  });
  expect(sizes).toEqual([7]);
});

test('runs another program after one that throws', async () => {
  await expect(
    recordPulumi(() => {
      throw new Error('no plan');
    }),
  ).rejects.toThrow('no plan');
  expect(await recordPulumi(() => void new Disk('b', {}))).toHaveLength(1);
});

test('returns the given results of functions', async () => {
  const found: unknown[] = [];
  const program = () => pulumi.runtime.invokeOutput('test:index:find', {}, {}).apply((result) => found.push(result));
  await recordPulumi(program, { calls: { 'test:index:find': { found: 'x' } } });
  expect(found).toEqual([{ found: 'x' }]);
});

// Runs in a separate process, because jest fails a test for every unhandled rejection.
test('fails with the name of a function without a result', () => {
  const script = `
    const pulumi = require('@pulumi/pulumi');
    const { recordPulumi } = require('./lib/testing/record-pulumi.ts');
    recordPulumi(() => pulumi.runtime.invokeOutput('test:index:find', {}, {}));
  `;
  const root = join(__dirname, '../..');
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  expect(stderr).toContain('no result was given for the function test:index:find');
});
