import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputScript } from '../../lib/plan/resolve/training/output-scripts';
import { copyScript } from '../../lib/plan/resolve/training/scripts';
import { isProvable } from '../fixtures/not-proved';
import { ended, ScriptRunner, shells, until } from './script-runner';

const copyOutput = copyScript({ checkpoint: false, output: true });

const secret = 'aws_secret_access_key = stolen';

/** Exchanges two paths as long as it runs, each time in one step. */
const exchange = `
import ctypes, sys
libc = ctypes.CDLL(None)
a, b = sys.argv[1].encode(), sys.argv[2].encode()
while True:
    libc.renameat2(-100, a, -100, b, 2)
`;

/** In a pod, the credentials are on another mount than the output. */
const otherMount = '/dev/shm';
const possible = isProvable(
  process.platform === 'linux' && spawnSync('python3', ['--version']).status === 0,
  'links in the output of a hostile program',
  'they need Linux and Python 3',
);

const root = mkdtempSync(join(tmpdir(), 'model-platform-attacks-'));
const credentials = possible ? mkdtempSync(join(otherMount, 'credentials-')) : '';
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  if (possible) rmSync(credentials, { recursive: true, force: true });
});

/** The copies are made by rclone if it is installed, and by a script that copies folders otherwise. */
const rclone = spawnSync('sh', ['-c', 'command -v rclone'], { encoding: 'utf8' }).stdout.trim();
isProvable(rclone !== '', 'links in the output of a hostile program with the real rclone', 'they need rclone');

(possible ? describe : describe.skip).each(shells)('a hostile program with $name', (shell) => {
  let runner: ScriptRunner;
  let attacker: ChildProcess | undefined;

  beforeEach(() => {
    runner = new ScriptRunner(root, shell);
    writeFileSync(join(credentials, 'credentials'), secret);
    if (rclone === '') return;
    rmSync(runner.path('bin/rclone'));
    symlinkSync(rclone, runner.path('bin/rclone'));
  });

  afterEach(() => {
    attacker?.kill('SIGKILL');
    runner.end();
  });

  /** Everything in the bucket. */
  function uploaded(): string {
    const files = readdirSync(runner.path('bucket'), { recursive: true, withFileTypes: true });
    return files
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
  }

  /** The program has ended, and the sidecar copies its output. */
  async function copied(): Promise<void> {
    for (const result of ['copied', 'failed']) rmSync(runner.path(`hand-over/${result}`), { force: true });
    rmSync(runner.path('bucket/output'), { recursive: true, force: true });
    mkdirSync(runner.path('bucket/output/.complete'), { recursive: true });
    runner.write('program/ended');
    const sidecar = runner.start(copyOutput);
    await until(() => runner.isThere('hand-over/copied') || runner.isThere('hand-over/failed'));
    sidecar.kill('SIGKILL');
    await ended(sidecar);
  }

  test('a link in the output is not copied, and other files are', async () => {
    mkdirSync(runner.path('bucket/output/.complete'), { recursive: true });
    expect(runner.run(outputScript)).toBe(0);
    runner.write('output/files/model', 'weights');
    symlinkSync(join(credentials, 'credentials'), runner.path('output/files/file'));
    symlinkSync(credentials, runner.path('output/files/folder'));
    symlinkSync('/proc/self/environ', runner.path('output/files/environment'));
    await copied();
    expect(runner.read('bucket/output/model')).toBe('weights');
    expect(readdirSync(runner.path('bucket/output')).sort()).toEqual(['.complete', 'model']);
  });

  test('a folder that turns into a link while it is copied leads to no credentials', async () => {
    mkdirSync(runner.path('output/files/a'));
    // A folder with the name of the file, so that both walks look alike.
    runner.write('output/files/a/credentials', 'weights');
    for (let index = 0; index < 200; index++) runner.write(`output/files/a/${index}`, 'weights');
    symlinkSync(credentials, runner.path('output/files/b'));
    const paths = [runner.path('output/files/a'), runner.path('output/files/b')];
    attacker = spawn('python3', ['-c', exchange, ...paths], { stdio: 'ignore' });
    const texts: string[] = [];
    for (let turn = 0; turn < 5; turn++) {
      await copied();
      texts.push(uploaded());
    }
    expect(texts).toHaveLength(5);
    expect(texts.join('\n')).not.toContain('stolen');
  });

  test('files of the program decide about nothing that the sidecar reads or writes', async () => {
    runner.write('output/files/model', 'weights');
    // The program can write the folder of its state only.
    for (const name of ['marker', 'markers', 'copied', 'failed', 'complete'])
      symlinkSync(join(credentials, 'credentials'), runner.path(`program/${name}`));
    await copied();
    expect(uploaded()).not.toContain('stolen');
    expect(readFileSync(join(credentials, 'credentials'), 'utf8')).toBe(secret);
  });
});
