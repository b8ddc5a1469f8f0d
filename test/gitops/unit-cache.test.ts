import fs from 'node:fs';
import { join } from 'node:path';
import { Comparison } from '../../lib/gitops/comparison';
import { TreeDirectory } from '../../lib/gitops/tree-directory';
import { emptyIndex, indexName, parseIndex } from '../../lib/gitops/tree-index';
import type { TreeUnit } from '../../lib/gitops/unit';
import { UnitCache } from '../../lib/gitops/unit-cache';
import { type UnitChanges, writeUnits } from '../../lib/gitops/writer';
import type { Manifest } from '../../lib/manifests/manifest';
import { thrownFindings, thrownRules } from '../fixtures/findings';
import { config, directory, pathOf, put, read, useFolder } from './folder';

useFolder();

const tree = () => join(directory, 'tree');
const cacheFile = () => join(directory, 'caches', 'tree');

/** Names of the units that were rendered by the last run. */
let rendered: string[];

function unit(name: string, value = 'v', objects: readonly Manifest[] = [config(name, value)]): TreeUnit {
  const render = () => {
    rendered.push(name);
    return objects;
  };
  return { id: name, source: { name, value }, render };
}

function run(units: readonly TreeUnit[], program = 'program 1'): UnitChanges {
  rendered = [];
  return writeUnits(units, { directory: tree(), cache: { file: cacheFile(), program } });
}

describe('a unit with the source of the last run', () => {
  test('is not rendered, and its files are reported as unchanged', () => {
    run([unit('a'), unit('b')]);
    const changes = run([unit('a'), unit('b', 'new')]);
    expect(rendered).toEqual(['b']);
    expect(changes).toMatchObject({ written: [pathOf('b')], unchanged: [pathOf('a')], removed: [], unlisted: [] });
  });

  test('is rendered after a change of the program', () => {
    run([unit('a')]);
    run([unit('a')], 'program 2');
    expect(rendered).toEqual(['a']);
  });

  test('is rendered if its file is missing, and the file is written', () => {
    run([unit('a'), unit('b')]);
    fs.rmSync(join(tree(), pathOf('a')));
    expect(run([unit('a'), unit('b')]).written).toEqual([pathOf('a')]);
    expect(rendered).toEqual(['a']);
  });

  test('is rendered if its file has other line ends, and the file is restored', () => {
    run([unit('a')]);
    const content = read(`tree/${pathOf('a')}`);
    put(`tree/${pathOf('a')}`, content.replaceAll('\n', '\r\n'));
    expect(run([unit('a')]).restored).toEqual([pathOf('a')]);
    expect(read(`tree/${pathOf('a')}`)).toBe(content);
  });

  test('is rendered if the index is that of another branch', () => {
    run([unit('a')]);
    const before = read(`tree/${pathOf('a')}`);
    run([unit('a', 'other')]);
    const [file, index] = [read(`tree/${pathOf('a')}`), read(`tree/${indexName}`)];
    run([unit('a')]);
    put(`tree/${pathOf('a')}`, file);
    put(`tree/${indexName}`, index);
    expect(run([unit('a')]).written).toEqual([pathOf('a')]);
    expect(read(`tree/${pathOf('a')}`)).toBe(before);
  });

  test('does not own its files without an index', () => {
    run([unit('a')]);
    fs.rmSync(join(tree(), indexName));
    expect(thrownRules(() => run([unit('a')]))).toEqual(['gitops/index']);
  });

  test('keeps the paths of its placeholders', () => {
    const base = config('a');
    const annotations = { 'model-platform.dev/placeholder': 'client ID' };
    const units = () => [unit('a', 'v', [{ ...base, metadata: { ...base.metadata, annotations } }])];
    expect(run(units()).placeholders).toEqual([pathOf('a')]);
    expect(run(units()).placeholders).toEqual([pathOf('a')]);
    expect(rendered).toEqual([]);
  });

  test('is rendered to name its object in a collision', () => {
    run([unit('a')]);
    const [finding] = thrownFindings(() => run([unit('a'), unit('b', 'v', [config('a', 'second')])]));
    expect(finding).toMatchObject({ rule: 'gitops/collision', value: ['v1 ConfigMap n/a', 'v1 ConfigMap n/a'] });
  });

  test.each(['', '{', '[]', '{"version":1,"program":"program 1","units":{"a":{"source":1}}}'])(
    'is rendered if the cache is %j',
    (content) => {
      run([unit('a')]);
      fs.writeFileSync(cacheFile(), content);
      expect(run([unit('a')]).unchanged).toEqual([pathOf('a')]);
      expect(rendered).toEqual(['a']);
    },
  );

  test('is rendered if the cache cannot be written', () => {
    fs.writeFileSync(join(directory, 'caches'), 'a file in place of the folder');
    run([unit('a')]);
    expect(run([unit('a')]).unchanged).toEqual([pathOf('a')]);
    expect(rendered).toEqual(['a']);
  });
});

test('the cache is not in the tree', () => {
  run([unit('a')]);
  expect(fs.readdirSync(tree()).sort()).toEqual(['.gitattributes', indexName, 'namespaces']);
});

describe('a file of an unchanged unit that was edited', () => {
  test('is found', () => {
    run([unit('a')]);
    put(`tree/${pathOf('a')}`, `${read(`tree/${pathOf('a')}`)}# edited\n`);
    expect(thrownRules(() => run([unit('a', 'new')]))).toEqual(['gitops/edited-file']);
    expect(thrownRules(() => run([unit('a')]))).toEqual(['gitops/edited-file']);
  });

  test('is found after several runs, with the same size and modification time', () => {
    run([unit('a')]);
    const file = join(tree(), pathOf('a'));
    lookUp(unit('a'), later());
    const { mtime, size } = fs.statSync(file);
    fs.writeFileSync(file, read(`tree/${pathOf('a')}`).replace('value: v', 'value: w'));
    fs.utimesSync(file, mtime, mtime);
    expect(fs.statSync(file)).toMatchObject({ size, mtime });
    expect(lookUp(unit('a'), later())).toBeUndefined();
    expect(thrownRules(() => run([unit('a')]))).toEqual(['gitops/edited-file']);
  });

  test('is found if a link to another file replaces it', () => {
    run([unit('a')]);
    lookUp(unit('a'), later());
    const file = join(tree(), pathOf('a'));
    fs.renameSync(file, join(directory, 'same'));
    fs.symlinkSync(join(directory, 'same'), file);
    expect(thrownRules(() => run([unit('a')]))).toEqual(['gitops/unknown-file']);
  });
});

describe('a file with the state of the last run', () => {
  test('is not read', () => {
    run([unit('a')]);
    expect(lookUp(unit('a'), later())).toEqual([expect.objectContaining({ path: pathOf('a') })]);
    const readFile = jest.spyOn(fs, 'readFileSync');
    expect(lookUp(unit('a'), later())).toBeDefined();
    expect(readFile.mock.calls.map(([file]) => file)).not.toContain(join(tree(), pathOf('a')));
  });

  test('is read if it changed so shortly before that another change could have the same time', () => {
    run([unit('a')]);
    lookUp(unit('a'), Date.now());
    const readFile = jest.spyOn(fs, 'readFileSync');
    lookUp(unit('a'), later());
    expect(readFile.mock.calls.map(([file]) => file)).toContain(join(tree(), pathOf('a')));
  });
});

/** A start of a run after the clock of the file system has advanced. */
function later(): number {
  return Date.now() + 60_000;
}

/** Looks a unit up as a run with a given start does, and saves the cache. */
function lookUp(one: TreeUnit, startMs: number) {
  const folder = new TreeDirectory(tree());
  const index = parseIndex(read(`tree/${indexName}`)) ?? emptyIndex;
  const cache = new UnitCache(folder, index, { file: cacheFile(), program: 'program 1' }, startMs);
  const { files } = cache.lookUp(one);
  for (const file of files ?? []) new Comparison(index, folder).addUnchanged(file);
  cache.save();
  return files;
}
