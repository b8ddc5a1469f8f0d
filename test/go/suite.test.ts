import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child';

let empty: string;
beforeEach(() => {
  empty = mkdtempSync(join(tmpdir(), 'model-platform-suite-'));
});
afterEach(() => rmSync(empty, { recursive: true, force: true }));

const suites = ['charts', 'cluster'];

/** A suite on a machine whose PATH leads nowhere. */
async function run(
  suite: string,
  more: NodeJS.ProcessEnv,
): Promise<{ readonly status: unknown; readonly said: string }> {
  const { CI: _, ...env } = process.env;
  const file = { charts: 'test/charts/values.test.ts', cluster: 'test/control-plane/control-plane.test.ts' }[suite];
  const child = Child.jest(['--config', `jest.${suite}.config.js`, file ?? ''], { ...env, PATH: empty, ...more });
  return { status: await child.ends(), said: child.said };
}

describe.each(suites)('npm run test:%s where Go is missing', (suite) => {
  test('says so in one sentence and skips everything', async () => {
    const { status, said } = await run(suite, {});
    expect(said).toMatch(/^not tested: [^\n]+; Go 1\.26(\.\d+)? or later is needed, and there is none on PATH\n/);
    expect(said).toMatch(/Tests: +\d+ skipped, \d+ total/);
    expect(status).toBe(0);
  });

  test('fails with the same sentence and nothing else where CI is set', async () => {
    const { status, said } = await run(suite, { CI: 'true' });
    expect(said).toMatch(/^not tested: [^\n]+; Go 1\.26(\.\d+)? or later is needed, and there is none on PATH\n$/);
    expect(status).toBe(1);
  });
});

test.each([
  ['a tool that is missing ends no run', 'MissingTool', '', 0],
  ['a tool that is missing ends the run where CI is set', 'MissingTool', 'true', 1],
  ['a program that cannot be built ends the run', 'SetupError', '', 1],
])('%s', async (_, error, ci, status) => {
  const script = `
    const { prepare, whyNotTested } = require(${JSON.stringify(join(__dirname, 'suite.ts'))});
    const errors = require(${JSON.stringify(join(__dirname, 'setup-error.ts'))});
    const fail = async () => { throw new errors.${error}('it is broken'); };
    prepare('models', fail).then(() => console.log('goes on: ' + whyNotTested()));`;
  const child = Child.script(script, { ...process.env, CI: ci });
  expect(await child.ends()).toBe(status);
  expect(child.said).toBe(`not tested: models; it is broken\n${status === 0 ? 'goes on: it is broken\n' : ''}`);
});
