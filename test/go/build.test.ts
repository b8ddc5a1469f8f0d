import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPrograms } from './build';
import { Hello } from './hello';
import { programPath } from './program';
import { moduleFolder, requiredModules } from './source';

let hello: Hello;
beforeEach(() => {
  hello = new Hello();
});
afterEach(() => hello.leave());

const said: string[] = [];
async function build(): Promise<string> {
  said.length = 0;
  try {
    await buildPrograms([hello.program], (line) => said.push(line));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function kept(): readonly string[] {
  return readdirSync(join(hello.cache, 'model-platform', 'bin'));
}

test('a program is built once, and its path says what of', async () => {
  expect(await build()).toBe('');
  expect(said).toEqual([
    'building hello, 1 of 1 (once; minutes on a small machine)',
    expect.stringMatching(/^built hello in \d+ s$/),
  ]);
  expect(await build()).toBe('');
  expect(said).toEqual([]);
  expect(existsSync(programPath(hello.program))).toBe(true);
});

test('a newer version takes the place of the older one', async () => {
  await build();
  const older = programPath(hello.program);
  writeFileSync(join(hello.cache, 'model-platform', 'bin', 'hello-world-0123456789ab'), 'another program');
  hello.write('main.go', 'package main\n\nfunc main() { println(2) }\n');
  expect(programPath(hello.program)).not.toBe(older);
  expect(await build()).toBe('');
  expect(existsSync(older)).toBe(false);
  expect(kept()).toHaveLength(2);
});

test('a program with an error is named, with what the compiler says', async () => {
  hello.write('main.go', 'package main\n\nfunc main() { missing() }\n');
  expect(await build()).toBe(
    'hello could not be built: Go said\n# example.com/hello\n./main.go:3:15: undefined: missing',
  );
  expect(kept()).toEqual([]);
});

test('the older version stays where the newer one cannot be built', async () => {
  await build();
  hello.write('main.go', 'package main\n\nfunc main() { missing() }\n');
  await build();
  expect(kept()).toHaveLength(1);
});

test('a module that cannot be downloaded is told from an error in the program', async () => {
  hello.write('go.mod', 'module example.com/hello\n\ngo 1.21\n\nrequire example.com/far v1.0.0\n');
  const sum = 'SR60v8uIcelbveS8n/1jcl8tLdBBIbHMxmdOHw8tKqA=';
  hello.write('go.sum', `example.com/far v1.0.0 h1:${sum}\nexample.com/far v1.0.0/go.mod h1:${sum}\n`);
  hello.write('main.go', 'package main\n\nimport _ "example.com/far"\n\nfunc main() {}\n');
  hello.set({ GOPROXY: 'http://127.0.0.1:1' });
  expect(await build()).toMatch(
    /^hello could not be built: a module of it could not be downloaded\n.*connection refused/s,
  );
  expect(kept()).toEqual([]);
});

test('a disk without room is told from an error in the program', async () => {
  hello.replaceGo(
    `case "$1" in env) echo go1.26.0;; *) echo 'link: write: no space left on device' >&2; exit 1;; esac`,
  );
  expect(await build()).toMatch(/^hello could not be built: no room is left for it, in .*\nlink: write: no space left/);
  expect(kept()).toEqual([]);
});

test('a cache that cannot be written is named, and how to have another one', async () => {
  writeFileSync(hello.cache, 'not a folder');
  expect(await build()).toMatch(
    /^nothing can be kept in .*\/cache\/model-platform\/bin: E.*; XDG_CACHE_HOME names another/,
  );
});

test('what a run left that was killed goes, and what another one builds stays', async () => {
  await build();
  rmSync(programPath(hello.program));
  const bin = join(hello.cache, 'model-platform', 'bin');
  // No process has a number that high.
  mkdirSync(join(bin, 'hello-0123456789ab.99999999-abcdef'));
  mkdirSync(join(bin, `hello-0123456789ab.${process.ppid}-abcdef`));
  await build();
  expect(kept()).toEqual(
    [expect.stringMatching(/^hello-0123456789ab\.\d+-abcdef$/), expect.stringMatching(/^hello-[0-9a-f]{12}$/)].sort(),
  );
  expect(existsSync(join(bin, `hello-0123456789ab.${process.ppid}-abcdef`))).toBe(true);
});

test('two builds of a program at once do not harm each other', async () => {
  expect(await Promise.all([build(), build()])).toEqual(['', '']);
  expect(kept()).toHaveLength(1);
});

test('a source that cannot be downloaded is named', () => {
  hello.set({ GOPROXY: 'http://127.0.0.1:1', GOMODCACHE: join(hello.folder, 'modules') });
  expect(() => moduleFolder('example.com/far@v1.0.0')).toThrow(
    /^the Go module example\.com\/far could not be downloaded: .*connection refused/,
  );
});

test('a module with another checksum is refused', () => {
  hello.write('go.mod', 'module example.com/hello\n\ngo 1.21\n\nrequire gopkg.in/yaml.v3 v3.0.1\n');
  hello.write('go.sum', 'gopkg.in/yaml.v3 v3.0.1 h1:SR60v8uIcelbveS8n/1jcl8tLdBBIbHMxmdOHw8tKqA=\n');
  expect(() => requiredModules(hello.program.folder)).toThrow(
    /^the Go modules of .*\/hello\/go\.mod could not be downloaded: .*yaml\.v3@v3\.0\.1: checksum mismatch$/,
  );
});
