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
afterEach(() => hello.dispose());

const lines: string[] = [];
async function build(): Promise<string> {
  lines.length = 0;
  try {
    await buildPrograms([hello.program], (line) => lines.push(line));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function cached(): readonly string[] {
  return readdirSync(join(hello.cache, 'model-platform', 'bin'));
}

test('builds a program once, and derives its path from the sources', async () => {
  expect(await build()).toBe('');
  expect(lines).toEqual([
    'building hello, 1 of 1 (once; takes minutes on a small machine)',
    expect.stringMatching(/^built hello in \d+ s$/),
  ]);
  expect(await build()).toBe('');
  expect(lines).toEqual([]);
  expect(existsSync(programPath(hello.program))).toBe(true);
});

test('a newer version replaces the older one', async () => {
  await build();
  const older = programPath(hello.program);
  writeFileSync(join(hello.cache, 'model-platform', 'bin', 'hello-world-0123456789ab'), 'another program');
  hello.write('main.go', 'package main\n\nfunc main() { println(2) }\n');
  expect(programPath(hello.program)).not.toBe(older);
  expect(await build()).toBe('');
  expect(existsSync(older)).toBe(false);
  expect(cached()).toHaveLength(2);
});

test('reports a program that does not compile, with the output of the compiler', async () => {
  hello.write('main.go', 'package main\n\nfunc main() { missing() }\n');
  expect(await build()).toBe(
    'hello could not be built: go build failed\n# example.com/hello\n./main.go:3:15: undefined: missing',
  );
  expect(cached()).toEqual([]);
});

test('keeps the older version if the newer one does not compile', async () => {
  await build();
  hello.write('main.go', 'package main\n\nfunc main() { missing() }\n');
  await build();
  expect(cached()).toHaveLength(1);
});

test('distinguishes a failed module download from a compile error', async () => {
  hello.write('go.mod', 'module example.com/hello\n\ngo 1.21\n\nrequire example.com/far v1.0.0\n');
  const sum = 'SR60v8uIcelbveS8n/1jcl8tLdBBIbHMxmdOHw8tKqA=';
  hello.write('go.sum', `example.com/far v1.0.0 h1:${sum}\nexample.com/far v1.0.0/go.mod h1:${sum}\n`);
  hello.write('main.go', 'package main\n\nimport _ "example.com/far"\n\nfunc main() {}\n');
  hello.set({ GOPROXY: 'http://127.0.0.1:1' });
  expect(await build()).toMatch(/^hello could not be built: a module could not be downloaded\n.*connection refused/s);
  expect(cached()).toEqual([]);
});

test('distinguishes a full disk from a compile error', async () => {
  hello.replaceGo(
    `case "$1" in env) echo go1.26.0;; *) echo 'link: write: no space left on device' >&2; exit 1;; esac`,
  );
  expect(await build()).toMatch(/^hello could not be built: no disk space left in .*\nlink: write: no space left/);
  expect(cached()).toEqual([]);
});

test('reports a cache folder that is not writable, and how to choose another one', async () => {
  writeFileSync(hello.cache, 'not a folder');
  expect(await build()).toMatch(
    /^cannot write to the cache folder .*\/cache\/model-platform\/bin: E.*; set XDG_CACHE_HOME to use another one/,
  );
});

test('removes leftovers of a killed run, and keeps those of a run in progress', async () => {
  await build();
  rmSync(programPath(hello.program));
  const bin = join(hello.cache, 'model-platform', 'bin');
  // No process has an ID that high.
  mkdirSync(join(bin, 'hello-0123456789ab.99999999-abcdef'));
  mkdirSync(join(bin, `hello-0123456789ab.${process.ppid}-abcdef`));
  await build();
  expect(cached()).toEqual(
    [expect.stringMatching(/^hello-0123456789ab\.\d+-abcdef$/), expect.stringMatching(/^hello-[0-9a-f]{12}$/)].sort(),
  );
  expect(existsSync(join(bin, `hello-0123456789ab.${process.ppid}-abcdef`))).toBe(true);
});

test('two concurrent builds of a program do not interfere', async () => {
  expect(await Promise.all([build(), build()])).toEqual(['', '']);
  expect(cached()).toHaveLength(1);
});

test('reports a module source that cannot be downloaded', () => {
  hello.set({ GOPROXY: 'http://127.0.0.1:1', GOMODCACHE: join(hello.folder, 'modules') });
  expect(() => moduleFolder('example.com/far@v1.0.0')).toThrow(
    /^the Go module example\.com\/far could not be downloaded: .*connection refused/,
  );
});

test('refuses a module with a wrong checksum', () => {
  hello.write('go.mod', 'module example.com/hello\n\ngo 1.21\n\nrequire gopkg.in/yaml.v3 v3.0.1\n');
  hello.write('go.sum', 'gopkg.in/yaml.v3 v3.0.1 h1:SR60v8uIcelbveS8n/1jcl8tLdBBIbHMxmdOHw8tKqA=\n');
  expect(() => requiredModules(hello.program.folder)).toThrow(
    /^the Go modules of .*\/hello\/go\.mod could not be downloaded: .*yaml\.v3@v3\.0\.1: checksum mismatch$/,
  );
});
