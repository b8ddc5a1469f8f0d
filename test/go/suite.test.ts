import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child';

let empty: string;
beforeEach(() => {
  empty = mkdtempSync(join(tmpdir(), 'model-platform-suite-'));
});
afterEach(() => rmSync(empty, { recursive: true, force: true }));

const folder = mkdtempSync(join(tmpdir(), 'model-platform-not-proved-'));
const file = join(folder, 'not-proved');
afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const suites = ['charts', 'cluster'];

/** Runs a suite with an empty folder as PATH. */
async function run(
  suite: string,
  more: NodeJS.ProcessEnv,
): Promise<{ readonly status: unknown; readonly output: string }> {
  const { CI: _, NOT_PROVED: __, ...env } = process.env;
  const file = { charts: 'test/charts/values.test.ts', cluster: 'test/control-plane/control-plane.test.ts' }[suite];
  const child = Child.jest(['--config', `test/config/${suite}.js`, file ?? ''], { ...env, PATH: empty, ...more });
  return { status: await child.exit(), output: child.output };
}

describe.each(suites)('npm run test:%s without Go', (suite) => {
  test('says so in one sentence and skips every test', async () => {
    const { status, output } = await run(suite, {});
    expect(output).toMatch(/^NOT PROVED: [^\n]+; Go 1\.26(\.\d+)? or later is required, and there is none on PATH\n/);
    expect(output).toMatch(/Tests: +\d+ skipped, \d+ total/);
    expect(status).toBe(0);
  });

  test('fails with the same sentence and nothing else if CI is set', async () => {
    const { status, output } = await run(suite, { CI: 'true' });
    expect(output).toMatch(/^NOT PROVED: [^\n]+; Go 1\.26(\.\d+)? or later is required, and there is none on PATH\n$/);
    expect(status).toBe(1);
  });
});

test.each([
  ['a missing tool does not fail the run', 'MissingTool', {}, 0],
  ['a missing tool fails the run if CI is set', 'MissingTool', { CI: 'true' }, 1],
  ['a missing tool does not fail a run that reports it', 'MissingTool', { CI: 'true', NOT_PROVED: file }, 0],
  ['a program that cannot be built fails the run', 'SetupError', {}, 1],
  ['a program that cannot be built fails a run that reports missing tools', 'SetupError', { NOT_PROVED: file }, 1],
])('%s', async (_, error, more, status) => {
  const script = `
    const { prepare, whyNotTested } = require(${JSON.stringify(join(__dirname, 'suite.ts'))});
    const errors = require(${JSON.stringify(join(__dirname, 'setup-error.ts'))});
    const fail = async () => { throw new errors.${error}('it is broken'); };
    prepare('models', fail).then(() => console.log('continues: ' + whyNotTested()));`;
  const child = Child.script(script, { ...process.env, CI: '', NOT_PROVED: '', ...more });
  expect(await child.exit()).toBe(status);
  expect(child.output).toBe(`NOT PROVED: models; it is broken\n${status === 0 ? 'continues: it is broken\n' : ''}`);
  if ('NOT_PROVED' in more) expect(readFileSync(file, 'utf8')).toBe('models; it is broken\n');
});
