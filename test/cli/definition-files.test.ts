import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionFiles } from '../../lib/cli/definition-files';
import { temporaryDirectory } from './harness';

const cwd = temporaryDirectory();

function folder(name: string, ...files: readonly string[]): string {
  const directory = join(cwd, name);
  mkdirSync(directory);
  for (const file of files) writeFileSync(join(directory, file), '');
  return directory;
}

test('keeps the order of the given files and resolves them from the working directory', () => {
  expect(definitionFiles(['b.yaml', '/abs/a.yaml'], { cwd })).toEqual([join(cwd, 'b.yaml'), '/abs/a.yaml']);
});

test('shortens paths inside the working directory of the process', () => {
  expect(definitionFiles(['test/x.yaml'], { cwd: process.cwd() })).toEqual(['test/x.yaml']);
});

test.each(['modelplatform.yaml', 'platform.yaml', 'platform.ts'])('finds %s', (name) => {
  const directory = folder(`only-${name}`, name);
  expect(definitionFiles([], { cwd: directory })).toEqual([join(directory, name)]);
});

test.each(['-', 'https://acme.example/platform.yaml'])('refuses %s', (file) => {
  expect(() => definitionFiles([file], { cwd })).toThrow(
    `${file} is not a file; standard input and URLs cannot be read, save it first`,
  );
});

test('names the working directory in full', () => {
  expect(definitionFiles(['.'], { cwd: process.cwd() })).toEqual([process.cwd()]);
});

test('refuses two definitions in one folder', () => {
  const directory = folder('both', 'platform.ts', 'modelplatform.yaml');
  expect(() => definitionFiles(undefined, { cwd: directory })).toThrow(
    `found modelplatform.yaml and platform.ts in ${directory}, which are definitions of their own; set one with --file`,
  );
});

test('refuses a folder without a definition', () => {
  expect(() => definitionFiles(undefined, { cwd: folder('empty') })).toThrow(
    'found no modelplatform.yaml, platform.yaml, platform.ts in',
  );
});
