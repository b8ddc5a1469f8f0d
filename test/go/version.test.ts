import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hello } from './hello';
import { MissingTool } from './setup-error';
import { requireGo } from './version';

let hello: Hello;
beforeEach(() => {
  hello = new Hello();
});
afterEach(() => hello.leave());

function refusal(...folders: readonly string[]): unknown {
  try {
    requireGo([hello.program.folder, ...folders]);
    return undefined;
  } catch (error) {
    return error;
  }
}

test('Go that is as new as a module wants is taken', () => {
  expect(refusal()).toBeUndefined();
});

test('without Go a sentence says which is needed', () => {
  hello.set({ PATH: hello.folder });
  expect(refusal()).toEqual(new MissingTool('Go 1.21 or later is needed, and there is none on PATH'));
});

test('of several modules the newest wish is said', () => {
  const other = join(hello.folder, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'go.mod'), 'module example.com/other\n\ngo 1.100.1\n');
  hello.set({ PATH: hello.folder });
  expect(refusal(other)).toEqual(new MissingTool('Go 1.100.1 or later is needed, and there is none on PATH'));
});

test('Go that knows nothing of wishes is refused when it is older', () => {
  hello.replaceGo('echo go1.9.7');
  expect(refusal()).toEqual(new MissingTool('Go 1.21 or later is needed, and that on PATH is go1.9.7'));
});

test('Go that does not fetch a newer one by itself is refused', () => {
  hello.write('go.mod', 'module example.com/hello\n\ngo 1.999\n');
  hello.set({ GOTOOLCHAIN: 'local' });
  expect(String(refusal())).toMatch(/Go 1\.999 or later is needed, and that on PATH is go1\.\d+/);
});

test('Go that cannot fetch a newer one is refused in its words', () => {
  hello.write('go.mod', 'module example.com/hello\n\ngo 1.999\n');
  hello.set({ GOTOOLCHAIN: 'auto', GOPROXY: 'http://127.0.0.1:1' });
  expect(String(refusal())).toMatch(/Go 1\.999 or later is needed: go: .*go1\.999/);
});

test('a reason that a person can do something about has no stack', () => {
  hello.set({ PATH: hello.folder });
  expect((refusal() as Error).stack).toBe('Go 1.21 or later is needed, and there is none on PATH');
});
