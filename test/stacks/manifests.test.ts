import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../sources/folder';

// Runs the program of `cdk8s synth` in separate processes, as cdk8s does. Loading the library takes seconds, so one process
// runs all cases with arguments.

const folder = temporaryFolder();
const root = join(__dirname, '../..');
const example = join(root, 'examples/first-model/platform.ts');
const azure = folder.write(
  'azure.yaml',
  'cluster: { provider: aks, region: eastus, account: 11111111-2222-3333-4444-555555555555, groups: { clinic: [22222222-3333-4444-5555-666666666666], clinic-oncall: [22222222-3333-4444-5555-777777777777] } }\n',
);

interface Result {
  readonly status: number;
  readonly stderr: string;
}

/** Runs the program with each list of arguments, each time from the start. One process loads the library for all. */
function run(cases: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, Result>> {
  const program = join(root, 'stacks/manifests.ts');
  const script = `
    const results = {};
    for (const [name, args] of Object.entries(${JSON.stringify(cases)})) {
      let stderr = '';
      process.stderr.write = (text) => { stderr += text; return true; };
      process.exitCode = 0;
      process.env.CDK8S_OUTDIR = require('node:path').join(${JSON.stringify(folder.path)}, name);
      process.argv = [process.execPath, ${JSON.stringify(program)}, ...args];
      delete require.cache[require.resolve(${JSON.stringify(program)})];
      require(${JSON.stringify(program)});
      results[name] = { status: process.exitCode, stderr };
    }
    process.exitCode = 0;
    process.stdout.write(JSON.stringify(results));
  `;
  // From standard input, because Node gives a program after `-e` its arguments in another form.
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-'], {
    cwd: root,
    encoding: 'utf8',
    input: script,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Readonly<Record<string, Result>>;
}

const clientId = '00000000-0000-0000-0000-000000000001';
const outputs = folder.write(
  'outputs.json',
  JSON.stringify({ outputs: { identities: { 'clinic/breast-cancer': { clientId } } } }),
);
const results = run({
  without: [example, azure],
  with: [example, azure, '--outputs', outputs],
  wrong: [example, '--outputs', example],
});

test('writes the manifests', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'stacks/manifests.ts', example], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_OUTDIR: join(folder.path, 'out') },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(join(folder.path, 'out'))).toHaveLength(1);
});

test('requires values that only the cloud knows', () => {
  expect(results.without?.status).toBe(2);
  expect(results.without?.stderr).toContain('identity/known');
});

test('reads the values from the stack outputs', () => {
  expect(results.with).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(join(folder.path, 'with'))).toHaveLength(1);
});

test('reports an invalid outputs file as text', () => {
  expect(results.wrong?.status).toBe(2);
  expect(results.wrong?.stderr).toContain('pulumi stack output --json');
});
