import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child, processesWith, untilNone } from '../go/child';
import { root } from '../snapshots/scenarios';
import { freePorts } from './ports';
import { Processes, ProgramEnded } from './processes';

let context: string;
beforeEach(() => {
  context = mkdtempSync(join(tmpdir(), 'model-platform-processes-'));
});
afterEach(() => rmSync(context, { recursive: true, force: true }));

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'tests that are ended by %s leave no program and no folder',
  async (signal) => {
    const config = {
      ...require('../config/cluster'),
      rootDir: root,
      testMatch: ['**/hanging-test.ts'],
      globalSetup: null,
    };
    const argv = ['--config', JSON.stringify(config)];
    const child = Child.jest(argv, { ...process.env, HANGING_TEST_FOLDER: context });
    await child.waitForOutput(/started both/);
    expect(processesWith(context)).toHaveLength(2);
    child.process.kill(signal);
    expect(await child.exit()).toBe(signal);
    expect(await untilNone(() => processesWith(context))).toEqual([]);
    expect(await untilNone(() => readdirSync(context))).toEqual([]);
  },
);

test('stopped programs leave no folder', async () => {
  const folder = join(context, 'programs');
  mkdirSync(folder);
  const processes = new Processes(folder);
  processes.start('waits', process.execPath, ['-e', 'setInterval(() => {}, 1000)'], join(folder, 'waits.log'));
  processes.check();
  await processes.stopAll();
  expect(readdirSync(context)).toEqual([]);
});

test('reports a program that ends unexpectedly, with the last lines of its output', async () => {
  const error = await endOf('process.stderr.write("it is\\nbroken\\n"); process.exit(7)');
  expect(error).toMatchObject({
    message: 'ranker has ended with 7; its output:\nit is\nbroken',
    addressInUse: undefined,
  });
});

test('reports the address if the port of a program is in use', async () => {
  const error = await endOf('console.log("listen tcp 127.0.0.1:4321: bind: address already in use"); process.exit(1)');
  expect(error.message).toMatch(
    /^ranker has ended with 1, because another program listens on 127\.0\.0\.1:4321; its output:\n/,
  );
  expect(error.addressInUse).toBe('127.0.0.1:4321');
});

test('reports a program that keeps running without its port', async () => {
  const processes = new Processes(join(context, 'programs'));
  const log = join(context, 'log');
  writeFileSync(log, 'listen tcp 0.0.0.0:4321: bind: address already in use\n');
  processes.start('ranker', process.execPath, ['-e', 'setInterval(() => {}, 1000)'], log);
  processes.check();
  expect(() => processes.checkPort('ranker')).toThrow(
    /^ranker runs without a port, because another program listens on 0\.0\.0\.0:4321; its output:\n/,
  );
  await processes.stopAll();
});

test('reports a program that does not exist', async () => {
  const processes = new Processes(join(context, 'none'));
  processes.start('ranker', join(context, 'missing'), [], join(context, 'log'));
  await untilNone(() => (thrownBy(() => processes.check()) ? [] : ['it seems to be running']));
  expect(() => processes.check()).toThrow(/^ranker could not be started: .*ENOENT/);
  await processes.stopAll();
});

test('free ports are distinct and unused', async () => {
  const ports = await freePorts(20);
  expect(new Set(ports).size).toBe(20);
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(ports[7], '127.0.0.1', resolve));
  server.close();
});

/** The error for a program that ends by itself. */
async function endOf(text: string): Promise<ProgramEnded> {
  const script = join(context, 'program.js');
  writeFileSync(script, text);
  const processes = new Processes(join(context, 'programs'));
  processes.start('ranker', process.execPath, [script], join(context, 'log'));
  await untilNone(() => (thrownBy(() => processes.check()) ? [] : ['it is running']));
  const error = thrownBy(() => processes.check());
  await processes.stopAll();
  if (!(error instanceof ProgramEnded)) throw new Error('it has not ended');
  return error;
}

function thrownBy(call: () => void): unknown {
  try {
    call();
    return undefined;
  } catch (error) {
    return error;
  }
}
