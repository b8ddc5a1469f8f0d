import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputScript } from '../../lib/plan/resolve/training/output-scripts';
import { copyScript, deliveringScript, fetchScript } from '../../lib/plan/resolve/training/scripts';
import { ended, ScriptRunner, type Shell, shells } from './script-runner';

const copyOutput = copyScript({ checkpoint: false, output: true });

const root = mkdtempSync(join(tmpdir(), 'model-platform-output-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(shells)('with $name', (shell: Shell) => {
  let runner: ScriptRunner;

  beforeEach(() => {
    runner = new ScriptRunner(root, shell);
  });

  afterEach(() => runner.end());

  /** One pod of an attempt: the init container, then the program with its sidecar. Returns the exit codes. */
  async function attempt(env: Readonly<Record<string, string>>, output: string): Promise<readonly (number | null)[]> {
    for (const folder of ['hand-over', 'program', 'output/files']) {
      rmSync(runner.path(folder), { recursive: true });
      runner.write(`${folder}/.begun`);
      rmSync(runner.path(`${folder}/.begun`));
    }
    const looked = runner.run(outputScript, env);
    const sidecar = runner.start(copyOutput, env);
    const program = runner.start(deliveringScript, env, 'sh', '-c', `echo '${output}' > "$OUTPUT_DIRECTORY/model"`);
    const status = await ended(program);
    sidecar.kill('SIGKILL');
    return [looked, status];
  }

  test('a run whose object is created again neither trains nor writes its complete output', async () => {
    expect(await attempt({ JOB_UID: 'a-1' }, 'served')).toEqual([0, 0]);
    expect(await attempt({ JOB_UID: 'b-2' }, 'new run')).toEqual([0, 0]);
    expect(runner.read('bucket/output/model')).toBe('served\n');
    expect(runner.isThere('output/files/model')).toBe(false);
  });

  test('an output that was copied in part is written by the next attempt', async () => {
    runner.write('bucket/output/model', 'half');
    expect(await attempt({ JOB_UID: 'b-2' }, 'whole')).toEqual([0, 0]);
    expect(runner.read('bucket/output/model')).toBe('whole\n');
  });

  test('the output of a gang is complete when all pods of one attempt have delivered', async () => {
    const pod = (uid: string, index: number) => ({
      JOB_UID: uid,
      JOB_COMPLETION_INDEX: String(index),
      OUTPUT_PODS: '2',
    });
    await attempt(pod('a-1', 0), 'first attempt');
    await attempt(pod('b-2', 1), 'second attempt');
    expect(runner.run(outputScript, pod('c-3', 0))).toBe(0);
    expect(runner.isThere('hand-over/complete')).toBe(false);
    await attempt(pod('b-2', 0), 'second attempt');
    await attempt(pod('c-3', 0), 'third attempt');
    expect(runner.read('bucket/output/model')).toBe('second attempt\n');
  });

  test('a late attempt does not overwrite what another one has delivered in the meantime', async () => {
    runner.run(outputScript, { JOB_UID: 'a-1' });
    runner.write('bucket/output/model', 'served');
    runner.write('bucket/output/.complete/b2-0');
    runner.start(copyOutput, { JOB_UID: 'a-1' });
    const late = runner.start(deliveringScript, {}, 'sh', '-c', 'echo late > "$OUTPUT_DIRECTORY/model"');
    expect(await ended(late)).toBe(0);
    expect(runner.read('bucket/output/model')).toBe('served');
  });

  test('nothing starts if the bucket cannot be read', () => {
    runner.write('fails');
    expect(runner.run(outputScript)).toBe(1);
  });

  test('a complete output needs no data', () => {
    runner.write('bucket/output/.complete/b2-0');
    expect(runner.run(outputScript)).toBe(0);
    const data = { DATA_REMOTE: runner.path('bucket/clicks'), DATA_DIRECTORY: runner.path('data') };
    expect(runner.run(fetchScript, data)).toBe(0);
  });
});
