import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveFunctions } from '../../lib/plan/resolve/training/checkpoint-scripts';
import { snapshotFunction } from '../../lib/plan/resolve/training/snapshot-script';
import { list, Pod } from './checkpoint-pod';
import { ScriptRunner, shells } from './script-runner';

const root = mkdtempSync(join(tmpdir(), 'model-platform-names-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(shells)('names that a program gives to its files, with $name', (shell) => {
  let runner: ScriptRunner;
  const stored = () => list(runner.path('bucket/fit')).filter((name) => !name.includes('claim-'));
  const restored = () => {
    const pod = new Pod(runner);
    expect(pod.restore()).toBe(0);
    return pod;
  };

  beforeEach(() => {
    runner = new ScriptRunner(root, shell);
  });

  afterEach(() => runner.end());

  test('a folder whose name has a line of a list is in no checkpoint, and none is stored with it', async () => {
    const pod = restored();
    const forged = 'a\n7 31 1700000000 2023\td';
    runner.write(`${pod.volume}/files/${forged}/x`);
    pod.write('step-1');
    // Also if it appears after the check of names.
    expect(runner.run(`${snapshotFunction}${saveFunctions}finished "$files" > "$state/listed"`, pod.env)).toBe(0);
    expect(runner.read(`${pod.volume}/state/listed`)).toMatch(/^[^\n]*\tstep-1\n$/);
    await pod.saveOnce();
    expect(stored()).toEqual([]);
    rmSync(runner.path(`${pod.volume}/files/${forged}`), { recursive: true });
    await pod.saveOnce();
    expect(restored().files()).toEqual(['step-1']);
  });

  test('the snapshot of hard links has files and folders only', () => {
    runner.write('program/folder/file');
    symlinkSync('/proc/self/environ', runner.path('program/folder/link'));
    symlinkSync('/', runner.path('program/root'));
    spawnSync('mkfifo', [runner.path('program/pipe')]);
    const [from, to] = [runner.path('program'), runner.path('linked')];
    expect(runner.run(`${snapshotFunction}link_files '${from}' '${to}'`)).toBe(0);
    expect(readdirSync(to, { recursive: true }).sort()).toEqual(['folder', 'folder/file']);
    expect(statSync(join(to, 'folder/file')).ino).toBe(statSync(join(from, 'folder/file')).ino);
  });
});
