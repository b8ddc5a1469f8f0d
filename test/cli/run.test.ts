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
])('help is data and success: %s %s', async (...argv) => {
  const { code, stdout, stderr } = await runIn(directory, argv);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Usage: model-platform/);
  expect(stdout).toContain('Examples:\n  $ model-platform ');
});

test('the version is that of the package', async () => {
  const { version } = require('../../package.json') as { version: string };
  expect(await runIn(directory, ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('no command at all is a wrong command line, with help among the logs', async () => {
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
  [['check', '--date', '2026-02-30'], /a day looks like 2027-03-31/],
  [['check', 'platform.yaml'], /too many arguments/],
  [['synth', '-o'], /argument missing/],
])('%j is a wrong command line', async (argv, message) => {
  const { code, stdout, stderr } = await runIn(directory, argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('without a definition the user is told where it is looked for', async () => {
  const { code, stderr } = await runIn(directory, ['check']);
  expect(code).toBe(2);
  expect(stderr).toContain(`there is neither modelplatform.yaml nor platform.ts in ${directory}`);
  expect(stderr).toContain('--file');
  expect(stderr).toContain('model-platform init');
});

test('a file of outputs that is not there is a fault of the command line', async () => {
  const { code, stderr } = await runIn(directory, ['check', '-f', 'x.yaml', '--outputs', 'nowhere.json']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/nowhere\.json {2}source\/missing-file\n/);
});

test('a file that cannot be written is a failure, not a fault', async () => {
  writeFileSync(join(directory, 'in-the-way'), '');
  const { code, stderr } = await runIn(directory, ['init', join('in-the-way', 'acme')]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^model-platform: E\w+: .*in-the-way/);
});

const broken = {
  today: () => {
    throw new TypeError('the clock stands still');
  },
};

test('what nobody expected is called a defect, in one sentence', async () => {
  const { code, stdout, stderr } = await runIn(directory, ['check', '-f', 'x.yaml'], broken);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    'model-platform: this is a defect of model-platform, not of your definition: the clock stands still\n' +
      'run it again with MODEL_PLATFORM_DEBUG=1 to see where\n',
  );
});

test('MODEL_PLATFORM_DEBUG=1 prints where it happened', async () => {
  const env = { MODEL_PLATFORM_DEBUG: '1' };
  const { stderr } = await runIn(directory, ['check', '-f', 'x.yaml'], { ...broken, env });
  expect(stderr).toMatch(/TypeError: the clock stands still\n\s+at .*run\.test\.ts/);
});
