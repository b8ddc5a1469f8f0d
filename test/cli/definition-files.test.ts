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

test('the files that are given are taken in their order, from the working directory', () => {
  expect(definitionFiles(['b.yaml', '/abs/a.yaml'], { cwd })).toEqual([join(cwd, 'b.yaml'), '/abs/a.yaml']);
});

test('files in the folder of the process are named from there', () => {
  expect(definitionFiles(['test/x.yaml'], { cwd: process.cwd() })).toEqual(['test/x.yaml']);
});

test('modelplatform.yaml comes before platform.ts', () => {
  const directory = folder('both', 'platform.ts', 'modelplatform.yaml');
  expect(definitionFiles(undefined, { cwd: directory })).toEqual([join(directory, 'modelplatform.yaml')]);
});

test('platform.ts is found where there is no other', () => {
  const directory = folder('typescript', 'platform.ts');
  expect(definitionFiles([], { cwd: directory })).toEqual([join(directory, 'platform.ts')]);
});

test('a folder without either is refused', () => {
  expect(() => definitionFiles(undefined, { cwd: folder('empty') })).toThrow(
    'neither modelplatform.yaml nor platform.ts',
  );
});
