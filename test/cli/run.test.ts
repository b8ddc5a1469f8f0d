import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn, temporaryDirectory } from './harness';

const directory = temporaryDirectory();

test.each([
  ['--help'],
  ['check', '--help'],
  ['plan', '--help'],
  ['explain', '--help'],
  ['diff', '--help'],
  ['synth', '--help'],
  ['init', '--help'],
  ['help', 'synth'],
])('prints help to stdout and exits with 0: %s %s', async (...argv) => {
  const { code, stdout, stderr } = await runIn(directory, argv);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Usage: model-platform/);
  expect(stdout).toContain('Examples:\n  $ model-platform ');
});

test('prints the version of the package', async () => {
  const { version } = require('../../package.json') as { version: string };
  expect(await runIn(directory, ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('without a command it prints help to stderr and exits with 2', async () => {
  const { code, stdout, stderr } = await runIn(directory, []);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Usage: model-platform/);
});

test.each([
  [['chek'], /unknown command 'chek'\n\(Did you mean check\?\)/],
  [['check', '--fromat', 'json'], /unknown option '--fromat'\n\(Did you mean --format\?\)/],
  [['plan', '--format', 'xml'], /Allowed choices are text, json, mermaid/],
  [['check', '--format', 'mermaid'], /Allowed choices are text, json\./],
  [['explain'], /missing required argument 'name'/],
  [['check', '--date', '2026-02-30'], /use the form YYYY-MM-DD, such as 2027-03-31/],
  [['check', 'platform.yaml'], /too many arguments/],
  [['synth', '-o'], /argument missing/],
])('refuses the command line %j', async (argv, message) => {
  const { code, stdout, stderr } = await runIn(directory, argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('without a definition it names the default files', async () => {
  const { code, stderr } = await runIn(directory, ['check']);
  expect(code).toBe(2);
  expect(stderr).toContain(`found no modelplatform.yaml, platform.yaml, platform.ts in ${directory}`);
  expect(stderr).toContain('--file');
  expect(stderr).toContain('model-platform init');
});

test('exits with 2 if the file of --outputs does not exist', async () => {
  const { code, stderr } = await runIn(directory, ['check', '-f', 'x.yaml', '--outputs', 'nowhere.json']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/nowhere\.json {2}source\/missing-file\n/);
});

test('exits with 1 if a file cannot be written', async () => {
  writeFileSync(join(directory, 'in-the-way'), '');
  const { code, stderr } = await runIn(directory, ['init', join('in-the-way', 'acme')]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^model-platform: E\w+: .*in-the-way/);
});

const broken = {
  today: () => {
    throw new TypeError('no clock');
  },
};

test('reports an unexpected error as a bug, without a stack trace', async () => {
  const { code, stdout, stderr } = await runIn(directory, ['check', '-f', 'x.yaml'], broken);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    'model-platform: this is a bug in model-platform, not an error in your definition: no clock\n' +
      'run it again with MODEL_PLATFORM_DEBUG=1 to print the stack trace\n',
  );
});

test('MODEL_PLATFORM_DEBUG=1 prints the stack trace', async () => {
  const env = { MODEL_PLATFORM_DEBUG: '1' };
  const { stderr } = await runIn(directory, ['check', '-f', 'x.yaml'], { ...broken, env });
  expect(stderr).toMatch(/TypeError: no clock\n\s+at .*run\.test\.ts/);
});
