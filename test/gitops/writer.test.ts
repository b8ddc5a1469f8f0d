import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentDigest } from '../../lib/gitops/text-file';
import { indexName } from '../../lib/gitops/tree-index';
import { writeTree } from '../../lib/gitops/writer';
import { toYaml } from '../../lib/gitops/yaml';
import { thrownFindings, thrownRules } from '../fixtures/findings';
import { config, directory, pathOf, put, read, snapshot, useFolder, write } from './folder';

useFolder();

/** Makes the nth rename of the next run fail, to simulate a crash. */
function interruptAtRename(number: number): void {
  const rename = fs.renameSync;
  let count = 0;
  jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    count += 1;
    if (count === number) throw new Error('interrupted');
    rename(from, to);
  });
}

describe('writeTree', () => {
  test('writes one file per object and reports it', () => {
    expect(write(config('a'), config('b'))).toEqual({
      written: [pathOf('a'), pathOf('b')],
      unchanged: [],
      restored: [],
      removed: [],
      unlisted: [],
    });
  });

  test('creates the folder', () => {
    writeTree([config('a')], { directory: join(directory, 'deep/er') });
    expect(read(`deep/er/${pathOf('a')}`)).toContain('name: a');
  });

  test('leaves only the tree, its index and the attributes of Git', () => {
    write(config('a'));
    expect(fs.readdirSync(directory).sort()).toEqual(['.gitattributes', indexName, 'namespaces']);
  });

  test('refuses the folder of another platform, and accepts one without a platform', () => {
    write(config('a'));
    const writeAs = (platform: string) => writeTree([config('b')], { directory, platform });
    writeAs('acme');
    const before = snapshot();
    const [finding] = thrownFindings(() => writeAs('other'));
    expect(finding).toMatchObject({ rule: 'gitops/other-platform', value: 'other', allowed: 'acme' });
    expect(snapshot()).toEqual(before);
    expect(writeAs('acme').unchanged).toEqual([pathOf('b')]);
  });

  test('keeps the modification time of an unchanged file', () => {
    write(config('a'), config('b'));
    fs.utimesSync(join(directory, pathOf('a')), 1000, 1000);
    expect(write(config('a'), config('b', 'other'))).toEqual({
      written: [pathOf('b')],
      unchanged: [pathOf('a')],
      restored: [],
      removed: [],
      unlisted: [],
    });
    expect(fs.statSync(join(directory, pathOf('a'))).mtimeMs).toBe(1_000_000);
  });

  test('keeps the modification time of the index if nothing changes', () => {
    write(config('a'));
    fs.utimesSync(join(directory, indexName), 1000, 1000);
    write(config('a'));
    expect(fs.statSync(join(directory, indexName)).mtimeMs).toBe(1_000_000);
  });

  test('removes its own files that are no longer needed', () => {
    write(config('a'), config('b'));
    expect(write(config('a')).removed).toEqual([pathOf('b')]);
    expect(fs.existsSync(join(directory, pathOf('b')))).toBe(false);
  });

  test('removes folders that become empty', () => {
    write(config('a'));
    write();
    expect(fs.readdirSync(directory).sort()).toEqual(['.gitattributes', indexName]);
  });

  test('keeps files that it did not write', () => {
    write(config('a'));
    put('namespaces/n/mine.yaml', 'mine');
    write();
    expect(read('namespaces/n/mine.yaml')).toBe('mine');
  });

  test.each([
    ['CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['no line end at the end', (text: string) => text.trimEnd()],
    ['empty lines at the end', (text: string) => `${text}\n\n`],
    ['all of them', (text: string) => `\ufeff${text}\n`.replaceAll('\n', '\r\n')],
  ])('restores a file that an editor saved with %s', (_, change) => {
    write(config('a'), config('b'));
    const before = snapshot();
    put(pathOf('a'), change(read(pathOf('a'))));
    const changes = { written: [], unchanged: [pathOf('b')], restored: [pathOf('a')], removed: [], unlisted: [] };
    expect(write(config('a'), config('b'))).toEqual(changes);
    expect(snapshot()).toEqual(before);
  });

  test('overwrites and removes files with other line ends', () => {
    write(config('a'), config('b'));
    for (const path of [pathOf('a'), pathOf('b')]) put(path, read(path).replaceAll('\n', '\r\n'));
    expect(write(config('a', 'new'))).toEqual({
      written: [pathOf('a')],
      unchanged: [],
      restored: [],
      removed: [pathOf('b')],
      unlisted: [],
    });
    expect(read(pathOf('a'))).toBe(toYaml(config('a', 'new')));
  });

  test.each([
    ['a space at the end of a line', (text: string) => text.replace('\n', ' \n')],
    ['an empty line in the middle', (text: string) => text.replace('\n', '\n\n')],
    ['two byte order marks', (text: string) => `\ufeff\ufeff${text}`],
    ['old Mac line ends', (text: string) => text.replaceAll('\n', '\r')],
  ])('%s is an edit', (_, change) => {
    write(config('a'));
    put(pathOf('a'), change(read(pathOf('a'))));
    expect(thrownRules(() => write(config('a')))).toEqual(['gitops/edited-file']);
  });

  test('reads an index with other line ends and a byte order mark', () => {
    write(config('a'));
    put(indexName, `\ufeff${read(indexName).replaceAll('\n', '\r\n')}`);
    expect(write(config('a')).unchanged).toEqual([pathOf('a')]);
  });

  test.each(['* -text\n', ''])('keeps a .gitattributes file with %j', (content) => {
    put('.gitattributes', content);
    write(config('a'));
    expect(read('.gitattributes')).toBe(content);
  });

  test('a .gitattributes folder stays', () => {
    put('.gitattributes/file', '');
    expect(write(config('a')).written).toEqual([pathOf('a')]);
    expect(fs.readdirSync(join(directory, '.gitattributes'))).toEqual(['file']);
  });

  test('refuses to overwrite its own file after an edit', () => {
    write(config('a'));
    put(pathOf('a'), 'edited');
    expect(thrownFindings(() => write(config('a', 'new')))).toMatchObject([
      { rule: 'gitops/edited-file', places: [{ file: join(directory, pathOf('a')) }] },
    ]);
  });

  test('refuses to remove its own file after an edit', () => {
    write(config('a'));
    put(pathOf('a'), 'edited');
    expect(thrownRules(() => write())).toEqual(['gitops/edited-file']);
    expect(read(pathOf('a'))).toBe('edited');
  });

  test('accepts an edit that matches the new content', () => {
    write(config('a'));
    const wanted = read(pathOf('a')).replace('value: v', 'value: new');
    put(pathOf('a'), wanted);
    expect(write(config('a', 'new')).unchanged).toEqual([pathOf('a')]);
    expect(write(config('a', 'third')).written).toEqual([pathOf('a')]);
  });

  test('refuses to overwrite other files, and writes nothing', () => {
    put(pathOf('b'), 'mine');
    const before = snapshot();
    expect(thrownRules(() => write(config('a'), config('b')))).toEqual(['gitops/unknown-file']);
    expect(snapshot()).toEqual(before);
  });

  test('does not adopt other files with identical content', () => {
    write(config('a'));
    put(pathOf('b'), toYaml(config('b')));
    expect(thrownRules(() => write(config('a'), config('b')))).toEqual(['gitops/unknown-file']);
    expect(write(config('a')).removed).toEqual([]);
    expect(read(pathOf('b'))).toBe(toYaml(config('b')));
  });

  test('reports a lost index once for all files, and writes nothing', () => {
    write(config('a'), config('b'), config('c'));
    fs.rmSync(join(directory, indexName));
    const before = snapshot();
    expect(thrownFindings(() => write(config('a'), config('b'), config('c', 'new')))).toMatchObject([
      {
        rule: 'gitops/index',
        problem: `${indexName} is missing, but 2 of 3 files already exist with the content that this run would write`,
        places: [{ file: join(directory, pathOf('a')) }],
      },
    ]);
    expect(snapshot()).toEqual(before);
  });

  test('writes again after the files of a lost index are deleted', () => {
    write(config('a'));
    fs.rmSync(join(directory, indexName));
    expect(thrownFindings(() => write(config('a')))[0]?.fix).toContain(
      'delete the files of earlier runs and run again',
    );
    fs.rmSync(join(directory, 'namespaces'), { recursive: true });
    expect(write(config('a')).written).toEqual([pathOf('a')]);
  });

  test.each([
    ['another file', 'README.md', '# Manifests'],
    ['a manifest outside the layout', 'apps/web.yaml', toYaml(config('web'))],
    ['a manifest with another name', 'namespaces/n/web.yaml', toYaml(config('web'))],
    ['a manifest in a folder of another depth', 'namespaces/configmap-web.yaml', toYaml(config('web'))],
    ['a file of Git', '.git/hooks/pre-commit', '#!/bin/sh'],
    ['a file with two objects', pathOf('web'), `${toYaml(config('web'))}---\n${toYaml(config('web'))}`],
    ['a text', pathOf('web'), 'mine'],
  ])('removes no file that an index of another origin lists: %s', (_, path, content) => {
    write(config('a'));
    put(path, content);
    const index = JSON.parse(read(indexName)) as { readonly files: Readonly<Record<string, string>> };
    const listed = { ...index, files: { ...index.files, [path]: contentDigest(content) } };
    put(indexName, JSON.stringify(listed));
    const before = snapshot();
    expect(thrownFindings(() => write(config('a')))).toEqual([
      {
        rule: 'gitops/index',
        path: [],
        problem: `${indexName} lists ${path}, which is no file that a run writes`,
        fix: `restore ${indexName} with git, or remove the entry`,
        places: [{ file: join(directory, path) }],
      },
    ]);
    expect(snapshot()).toEqual(before);
  });

  test('reports the path of an invalid index', () => {
    put(indexName, '{');
    expect(thrownFindings(() => write())[0]?.places).toEqual([{ file: join(directory, indexName) }]);
  });

  test('reports the path that blocks a file', () => {
    put('namespaces', 'a file');
    expect(thrownFindings(() => write(config('a')))[0]?.places).toEqual([{ file: join(directory, 'namespaces') }]);
  });

  test('reports a fix for every finding', () => {
    write(config('a'));
    put(pathOf('a'), 'edited');
    put(pathOf('b'), 'mine');
    fs.mkdirSync(join(directory, pathOf('c')), { recursive: true });
    const fixes = thrownFindings(() => write(config('a', 'new'), config('b'), config('c'))).map(({ fix }) => fix);
    expect(fixes.filter((fix) => !/^move .*[^.]$/.test(fix))).toEqual([]);
    expect(fixes).toHaveLength(3);
  });

  test('reports all blocked files at once', () => {
    put(pathOf('a'), 'mine');
    put(pathOf('b'), 'mine');
    expect(thrownRules(() => write(config('a'), config('b')))).toEqual(['gitops/unknown-file', 'gitops/unknown-file']);
  });

  test('does not follow a symbolic link to another folder', () => {
    const elsewhere = fs.mkdtempSync(join(tmpdir(), 'model-platform-elsewhere-'));
    fs.symlinkSync(elsewhere, join(directory, 'namespaces'));
    expect(thrownRules(() => write(config('a')))).toEqual(['gitops/unknown-file']);
    expect(fs.readdirSync(elsewhere)).toEqual([]);
    fs.rmSync(elsewhere, { recursive: true });
  });

  test('does not overwrite the target of a symbolic link', () => {
    write(config('a'));
    const content = read(pathOf('a'));
    fs.rmSync(join(directory, pathOf('a')));
    put('kept.yaml', content);
    fs.symlinkSync(join(directory, 'kept.yaml'), join(directory, pathOf('a')));
    expect(thrownRules(() => write(config('a', 'new')))).toEqual(['gitops/unknown-file']);
    expect(read('kept.yaml')).toBe(content);
  });

  test('does not replace a folder', () => {
    fs.mkdirSync(join(directory, pathOf('a')), { recursive: true });
    expect(thrownFindings(() => write(config('a')))[0]?.problem).toBe(
      `${pathOf('a')} is a folder, but the path ${pathOf('a')} needs a file`,
    );
  });

  test.each([
    '{',
    '[]',
    'null',
    '{"version":2,"files":{}}',
    '{"version":1,"files":null}',
    '{"version":1,"files":"a"}',
    '{"version":1,"files":[]}',
    '{"version":1,"files":{},"pending":[]}',
    `{"version":1,"files":{"../outside":"${'0'.repeat(64)}"}}`,
    '{"version":1,"files":{"a":"no digest"}}',
  ])('refuses the index %s', (content) => {
    put(indexName, content);
    expect(thrownRules(() => write(config('a')))).toEqual(['gitops/index']);
  });

  test('changes nothing if it fails before the first file is in place', () => {
    write(config('a'), config('b'));
    const before = snapshot();
    jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
      throw new Error('disk full');
    });
    expect(() => write(config('a', 'new'))).toThrow('disk full');
    jest.restoreAllMocks();
    expect(snapshot()).toEqual(before);
    expect(fs.readdirSync(directory).sort()).toEqual(['.gitattributes', indexName, 'namespaces']);
  });

  // Renames in order: the index, two files, the index.
  test.each([1, 2, 3, 4])('completes a run that was interrupted at rename %i', (number) => {
    write(config('a'), config('b'), config('gone'));
    interruptAtRename(number);
    expect(() => write(config('a', 'new'), config('b', 'new'))).toThrow('interrupted');
    jest.restoreAllMocks();

    write(config('a', 'third'), config('c'));

    expect(Object.keys(snapshot()).sort()).toEqual(['.gitattributes', indexName, pathOf('a'), pathOf('c')]);
    expect(read(pathOf('a'))).toContain('value: third');
  });

  test.each([2, 3])('has only complete files after an interruption at rename %i', (number) => {
    write(config('a'), config('b'));
    interruptAtRename(number);
    expect(() => write(config('a', 'new'), config('b', 'new'))).toThrow('interrupted');
    const whole = (name: string) => ['v', 'new'].map((value) => toYaml(config(name, value)));
    expect(['a', 'b'].filter((name) => !whole(name).includes(read(pathOf(name))))).toEqual([]);
  });

  test('reports two objects with the same name before it writes', () => {
    expect(thrownRules(() => write(config('a'), config('a')))).toEqual(['gitops/collision']);
    expect(fs.readdirSync(directory)).toEqual([]);
  });
});
