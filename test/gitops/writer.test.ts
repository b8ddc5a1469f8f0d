import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PlatformError } from '../../lib/errors';
import { indexName } from '../../lib/gitops/tree-index';
import { type TreeChanges, writeTree } from '../../lib/gitops/writer';
import { toYaml } from '../../lib/gitops/yaml';
import type { Manifest } from '../../lib/manifests/manifest';

let directory: string;

beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), 'model-platform-tree-'));
});

afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(directory, { recursive: true, force: true });
});

function config(name: string, value = 'v'): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'n' }, data: { value } };
}

const pathOf = (name: string) => `namespaces/n/configmap-${name}.yaml`;

function write(...objects: readonly Manifest[]): TreeChanges {
  return writeTree(objects, { directory });
}

function read(path: string): string {
  return fs.readFileSync(join(directory, path), 'utf8');
}

function put(path: string, content: string): void {
  fs.mkdirSync(dirname(join(directory, path)), { recursive: true });
  fs.writeFileSync(join(directory, path), content);
}

/** Every file below the folder with its content. */
function snapshot(): Readonly<Record<string, string>> {
  const entries = fs.readdirSync(directory, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(directory.length + 1), fs.readFileSync(file, 'utf8')]),
  );
}

function findingsOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof PlatformError) return error.findings;
    throw error;
  }
  return [];
}

const rulesOf = (run: () => unknown) => findingsOf(run).map(({ rule }) => rule);

/** Makes the nth rename of the next run fail, as if the machine had stopped there. */
function interruptAtRename(number: number): void {
  const rename = fs.renameSync;
  let count = 0;
  jest.spyOn(jest.requireActual<typeof fs>('node:fs'), 'renameSync').mockImplementation((from, to) => {
    count += 1;
    if (count === number) throw new Error('interrupted');
    rename(from, to);
  });
}

describe('writeTree', () => {
  test('writes one file for each object and says so', () => {
    expect(write(config('a'), config('b'))).toEqual({
      written: [pathOf('a'), pathOf('b')],
      unchanged: [],
      removed: [],
    });
  });

  test('makes the folder where there is none', () => {
    writeTree([config('a')], { directory: join(directory, 'deep/er') });
    expect(read(`deep/er/${pathOf('a')}`)).toContain('name: a');
  });

  test('leaves nothing but the tree and its index', () => {
    write(config('a'));
    expect(fs.readdirSync(directory).sort()).toEqual([indexName, 'namespaces']);
  });

  test('keeps the time of a file that stays', () => {
    write(config('a'), config('b'));
    fs.utimesSync(join(directory, pathOf('a')), 1000, 1000);
    expect(write(config('a'), config('b', 'other'))).toEqual({
      written: [pathOf('b')],
      unchanged: [pathOf('a')],
      removed: [],
    });
    expect(fs.statSync(join(directory, pathOf('a'))).mtimeMs).toBe(1_000_000);
  });

  test('keeps the time of the index where nothing changes', () => {
    write(config('a'));
    fs.utimesSync(join(directory, indexName), 1000, 1000);
    write(config('a'));
    expect(fs.statSync(join(directory, indexName)).mtimeMs).toBe(1_000_000);
  });

  test('removes a file that it wrote and that is no longer needed', () => {
    write(config('a'), config('b'));
    expect(write(config('a')).removed).toEqual([pathOf('b')]);
    expect(fs.existsSync(join(directory, pathOf('b')))).toBe(false);
  });

  test('removes folders that are empty then', () => {
    write(config('a'));
    write();
    expect(fs.readdirSync(directory)).toEqual([indexName]);
  });

  test('leaves alone what it did not write', () => {
    write(config('a'));
    put('namespaces/n/mine.yaml', 'mine');
    write();
    expect(read('namespaces/n/mine.yaml')).toBe('mine');
  });

  test('refuses to overwrite a file of its own that somebody edited', () => {
    write(config('a'));
    put(pathOf('a'), 'edited');
    expect(findingsOf(() => write(config('a', 'new')))).toMatchObject([
      { rule: 'gitops/edited-file', places: [{ file: join(directory, pathOf('a')) }] },
    ]);
  });

  test('refuses to remove a file of its own that somebody edited', () => {
    write(config('a'));
    put(pathOf('a'), 'edited');
    expect(rulesOf(() => write())).toEqual(['gitops/edited-file']);
    expect(read(pathOf('a'))).toBe('edited');
  });

  test('takes an edited file that is already as it shall be', () => {
    write(config('a'));
    const wanted = read(pathOf('a')).replace('value: v', 'value: new');
    put(pathOf('a'), wanted);
    expect(write(config('a', 'new')).unchanged).toEqual([pathOf('a')]);
    expect(write(config('a', 'third')).written).toEqual([pathOf('a')]);
  });

  test('refuses to overwrite a file that is not its own, and writes nothing at all', () => {
    put(pathOf('b'), 'mine');
    const before = snapshot();
    expect(rulesOf(() => write(config('a'), config('b')))).toEqual(['gitops/unknown-file']);
    expect(snapshot()).toEqual(before);
  });

  test('takes no file for its own because of its content: a later run would remove it', () => {
    write(config('a'));
    put(pathOf('b'), toYaml(config('b')));
    expect(rulesOf(() => write(config('a'), config('b')))).toEqual(['gitops/unknown-file']);
    expect(write(config('a')).removed).toEqual([]);
    expect(read(pathOf('b'))).toBe(toYaml(config('b')));
  });

  test('asks for an index that was lost, once for all files, and writes nothing at all', () => {
    write(config('a'), config('b'), config('c'));
    fs.rmSync(join(directory, indexName));
    const before = snapshot();
    expect(findingsOf(() => write(config('a'), config('b'), config('c', 'new')))).toMatchObject([
      {
        rule: 'gitops/index',
        problem: `${indexName} is missing, but 2 of 3 files are there already as this run would write them`,
        places: [{ file: join(directory, pathOf('a')) }],
      },
    ]);
    expect(snapshot()).toEqual(before);
  });

  test('goes on where the files of a lost index are deleted, as it says', () => {
    write(config('a'));
    fs.rmSync(join(directory, indexName));
    expect(findingsOf(() => write(config('a')))[0]?.fix).toContain('delete the files of earlier runs and run again');
    fs.rmSync(join(directory, 'namespaces'), { recursive: true });
    expect(write(config('a')).written).toEqual([pathOf('a')]);
  });

  test('says where the index is that it cannot read', () => {
    put(indexName, '{');
    expect(findingsOf(() => write())[0]?.places).toEqual([{ file: join(directory, indexName) }]);
  });

  test('says where something else stands in the way', () => {
    put('namespaces', 'a file');
    expect(findingsOf(() => write(config('a')))[0]?.places).toEqual([{ file: join(directory, 'namespaces') }]);
  });

  test('says what to do about every fault', () => {
    write(config('a'));
    put(pathOf('a'), 'edited');
    put(pathOf('b'), 'mine');
    fs.mkdirSync(join(directory, pathOf('c')), { recursive: true });
    const fixes = findingsOf(() => write(config('a', 'new'), config('b'), config('c'))).map(({ fix }) => fix);
    expect(fixes.filter((fix) => !/^(?:bring|move) .*[^.]$/.test(fix))).toEqual([]);
    expect(fixes).toHaveLength(3);
  });

  test('tells of all files in the way at once', () => {
    put(pathOf('a'), 'mine');
    put(pathOf('b'), 'mine');
    expect(rulesOf(() => write(config('a'), config('b')))).toEqual(['gitops/unknown-file', 'gitops/unknown-file']);
  });

  test('does not write through a symbolic link to a folder elsewhere', () => {
    const elsewhere = fs.mkdtempSync(join(tmpdir(), 'model-platform-elsewhere-'));
    fs.symlinkSync(elsewhere, join(directory, 'namespaces'));
    expect(rulesOf(() => write(config('a')))).toEqual(['gitops/unknown-file']);
    expect(fs.readdirSync(elsewhere)).toEqual([]);
    fs.rmSync(elsewhere, { recursive: true });
  });

  test('does not overwrite what a symbolic link points to', () => {
    write(config('a'));
    const content = read(pathOf('a'));
    fs.rmSync(join(directory, pathOf('a')));
    put('kept.yaml', content);
    fs.symlinkSync(join(directory, 'kept.yaml'), join(directory, pathOf('a')));
    expect(rulesOf(() => write(config('a', 'new')))).toEqual(['gitops/unknown-file']);
    expect(read('kept.yaml')).toBe(content);
  });

  test('does not take a folder for a file', () => {
    fs.mkdirSync(join(directory, pathOf('a')), { recursive: true });
    expect(findingsOf(() => write(config('a')))[0]?.problem).toBe(
      `${pathOf('a')} is a folder, where ${pathOf('a')} must go`,
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
    expect(rulesOf(() => write(config('a')))).toEqual(['gitops/index']);
  });

  test('changes nothing when it fails before the first file is in its place', () => {
    write(config('a'), config('b'));
    const before = snapshot();
    jest.spyOn(jest.requireActual<typeof fs>('node:fs'), 'writeFileSync').mockImplementation(() => {
      throw new Error('disk full');
    });
    expect(() => write(config('a', 'new'))).toThrow('disk full');
    jest.restoreAllMocks();
    expect(snapshot()).toEqual(before);
    expect(fs.readdirSync(directory).sort()).toEqual([indexName, 'namespaces']);
  });

  // The index goes first, then two files, then the index again.
  test.each([1, 2, 3, 4])('goes on from a run that was interrupted at its rename %i', (number) => {
    write(config('a'), config('b'), config('gone'));
    interruptAtRename(number);
    expect(() => write(config('a', 'new'), config('b', 'new'))).toThrow('interrupted');
    jest.restoreAllMocks();

    write(config('a', 'third'), config('c'));

    expect(Object.keys(snapshot()).sort()).toEqual([indexName, pathOf('a'), pathOf('c')].sort());
    expect(read(pathOf('a'))).toContain('value: third');
  });

  test.each([2, 3])('has only whole files after it was interrupted at its rename %i', (number) => {
    write(config('a'), config('b'));
    interruptAtRename(number);
    expect(() => write(config('a', 'new'), config('b', 'new'))).toThrow('interrupted');
    const whole = (name: string) => ['v', 'new'].map((value) => toYaml(config(name, value)));
    expect(['a', 'b'].filter((name) => !whole(name).includes(read(pathOf(name))))).toEqual([]);
  });

  test('finds two objects of the same name before it writes', () => {
    expect(rulesOf(() => write(config('a'), config('a')))).toEqual(['gitops/collision']);
    expect(fs.readdirSync(directory)).toEqual([]);
  });
});
