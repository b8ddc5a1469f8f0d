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
  'of tests that are ended by %s no program is left and no folder',
  async (signal) => {
    const config = {
      ...require('../config/cluster'),
      rootDir: root,
      testMatch: ['**/endless.ts'],
      globalSetup: null,
    };
    const argv = ['--config', JSON.stringify(config)];
    const child = Child.jest(argv, { ...process.env, ENDLESS_FOLDER: context });
    await child.waitForOutput(/started both/);
    expect(processesWith(context)).toHaveLength(2);
    child.process.kill(signal);
    expect(await child.exit()).toBe(signal);
    expect(await untilNone(() => processesWith(context))).toEqual([]);
    expect(await untilNone(() => readdirSync(context))).toEqual([]);
  },
);

test('programs that are stopped leave no folder', async () => {
  const folder = join(context, 'programs');
  mkdirSync(folder);
  const processes = new Processes(folder);
  processes.start('waits', process.execPath, ['-e', 'setInterval(() => {}, 1000)'], join(folder, 'waits.log'));
  processes.check();
  await processes.stopAll();
  expect(readdirSync(context)).toEqual([]);
});

test('a program that ends by itself is named, with the last lines of what it said', async () => {
  const error = await endOf('process.stderr.write("it is\\nbroken\\n"); process.exit(7)');
  expect(error).toMatchObject({ message: 'ranker has ended with 7; it said\nit is\nbroken', taken: undefined });
});

test('of a program whose port is taken the address is said', async () => {
  const error = await endOf('console.log("listen tcp 127.0.0.1:4321: bind: address already in use"); process.exit(1)');
  expect(error.message).toMatch(
    /^ranker has ended with 1, because another program listens on 127\.0\.0\.1:4321; it said\n/,
  );
  expect(error.taken).toBe('127.0.0.1:4321');
});

test('a program that goes on without its port is told too', async () => {
  const processes = new Processes(join(context, 'programs'));
  const log = join(context, 'log');
  writeFileSync(log, 'listen tcp 0.0.0.0:4321: bind: address already in use\n');
  processes.start('ranker', process.execPath, ['-e', 'setInterval(() => {}, 1000)'], log);
  processes.check();
  expect(() => processes.checkPort('ranker')).toThrow(
    /^ranker runs without a port, because another program listens on 0\.0\.0\.0:4321; it said\n/,
  );
  await processes.stopAll();
});

test('a program that is not there is named', async () => {
  const processes = new Processes(join(context, 'none'));
  processes.start('ranker', join(context, 'missing'), [], join(context, 'log'));
  await untilNone(() => (thrownBy(() => processes.check()) ? [] : ['it seems to run']));
  expect(() => processes.check()).toThrow(/^ranker could not be started: .*ENOENT/);
  await processes.stopAll();
});

test('free ports differ, and are free', async () => {
  const ports = await freePorts(20);
  expect(new Set(ports).size).toBe(20);
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(ports[7], '127.0.0.1', resolve));
  server.close();
});

/** What is said of a program that ends by itself. */
async function endOf(text: string): Promise<ProgramEnded> {
  const script = join(context, 'program.js');
  writeFileSync(script, text);
  const processes = new Processes(join(context, 'programs'));
  processes.start('ranker', process.execPath, [script], join(context, 'log'));
  await untilNone(() => (thrownBy(() => processes.check()) ? [] : ['it runs']));
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
