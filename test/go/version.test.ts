import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hello } from './hello';
import { MissingTool } from './setup-error';
import { requireGo } from './version';

let hello: Hello;
beforeEach(() => {
  hello = new Hello();
});
afterEach(() => hello.dispose());

function refusal(...folders: readonly string[]): unknown {
  try {
    requireGo([hello.program.folder, ...folders]);
    return undefined;
  } catch (error) {
    return error;
  }
}

test('accepts a Go that is as new as the modules require', () => {
  expect(refusal()).toBeUndefined();
});

test('says which Go is required if there is none', () => {
  hello.set({ PATH: hello.folder });
  expect(refusal()).toEqual(new MissingTool('Go 1.21 or later is required, and there is none on PATH'));
});

test('requires the newest version among several modules', () => {
  const other = join(hello.folder, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'go.mod'), 'module example.com/other\n\ngo 1.100.1\n');
  hello.set({ PATH: hello.folder });
  expect(refusal(other)).toEqual(new MissingTool('Go 1.100.1 or later is required, and there is none on PATH'));
});

test('refuses an older Go that cannot switch toolchains', () => {
  hello.replaceGo('echo go1.9.7');
  expect(refusal()).toEqual(new MissingTool('Go 1.21 or later is required, and PATH has go1.9.7'));
});

test('refuses an older Go that is set not to switch toolchains', () => {
  hello.write('go.mod', 'module example.com/hello\n\ngo 1.999\n');
  hello.set({ GOTOOLCHAIN: 'local' });
  expect(String(refusal())).toMatch(/Go 1\.999 or later is required, and PATH has go1\.\d+/);
});

test('refuses an older Go that cannot download a newer one, with the error of Go', () => {
  hello.write('go.mod', 'module example.com/hello\n\ngo 1.999\n');
  hello.set({ GOTOOLCHAIN: 'auto', GOPROXY: 'http://127.0.0.1:1' });
  expect(String(refusal())).toMatch(/Go 1\.999 or later is required: go: .*go1\.999/);
});

test('an error that the user can fix has no stack', () => {
  hello.set({ PATH: hello.folder });
  expect((refusal() as Error).stack).toBe('Go 1.21 or later is required, and there is none on PATH');
});
