import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import ts from 'typescript';
import { cloudProviders } from '../lib/catalog/cloud-providers';

/** The layers from the lowest to the highest. A file may import from its own folder and from lower layers. */
const layers: readonly (readonly string[])[] = [
  ['units'],
  ['errors', 'catalog'],
  ['definition'],
  ['plan'],
  ['argocd'],
  ['manifests', 'clusters', 'diff'],
  ['gitops', 'report', 'sources', 'cdk8s'],
  ['cli', 'testing'],
  ['index'],
];

/**
 * The floors of `plan` from the lowest to the highest. A file imports from its own folder and from lower floors; folders
 * on the same floor do not import each other.
 */
const floors: readonly (readonly string[])[] = [
  ['types'],
  ['facts'],
  ['capacity', 'providers', 'runtimes', 'frameworks'],
  ['add-ons'],
  ['resolve'],
  ['rules', 'explain'],
  ['rest'],
  ['plan', 'standalone'],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const root = join(__dirname, '..');
const lib = join(root, 'lib');
const files = sourceFiles(lib);
const texts = new Map(files.map((file) => [file, readFileSync(join(lib, file), 'utf8')]));
const specifiers: readonly Import[] = files.flatMap((file) =>
  // Finds static, type-only and dynamic imports, import types and calls of require alike.
  ts
    .preProcessFile(texts.get(file) ?? '', true, true)
    .importedFiles.map(({ fileName }) => ({ from: file, to: fileName })),
);
const inside: readonly Import[] = specifiers
  .filter(({ to }) => to.startsWith('.'))
  .map(({ from, to }) => ({ from, to: resolveInside(from, to) }));

function sourceFiles(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.split(sep).join('/'))
    .sort();
}

function resolveInside(from: string, to: string): string {
  const path = normalize(join(dirname(from), to))
    .split(sep)
    .join('/');
  return [`${path}.ts`, path].find((file) => texts.has(file)) ?? path;
}

function folderOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.ts$/, '');
}

function layerOf(file: string): number {
  return layers.findIndex((folders) => folders.includes(folderOf(file)));
}

function mayImport({ from, to }: Import): boolean {
  return folderOf(from) === folderOf(to) || layerOf(to) < layerOf(from);
}

function floorOf(file: string): number {
  return floors.findIndex((names) => names.includes(roomOf(file)));
}

/** Folder or file of `plan` that a file is in; empty for a file elsewhere. */
function roomOf(file: string): string {
  return (/^plan\/([^/]+)/.exec(file)?.[1] ?? '').replace(/\.ts$/, '');
}

function mayImportInPlan({ from, to }: Import): boolean {
  return roomOf(from) === roomOf(to) || floorOf(to) < floorOf(from);
}

function show({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

/** Everything that a file reaches, outside packages by name. */
function reach(start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...inside.filter(({ from }) => from === file).map(({ to }) => to));
    for (const { from, to } of specifiers) if (from === file && !to.startsWith('.')) seen.add(to);
  }
  return seen;
}

/** Files that reach themselves. */
function cyclic(): readonly string[] {
  const next = new Map(files.map((file) => [file, inside.filter(({ from }) => from === file).map(({ to }) => to)]));
  const withoutCycle = new Set<string>();
  for (let progress = true; progress; ) {
    progress = false;
    for (const file of files) {
      if (withoutCycle.has(file)) continue;
      if ((next.get(file) ?? []).every((to) => withoutCycle.has(to) || !next.has(to))) {
        withoutCycle.add(file);
        progress = true;
      }
    }
  }
  return files.filter((file) => !withoutCycle.has(file) && reachFrom(next, file).has(file));
}

function reachFrom(next: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...(next.get(start) ?? [])];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...(next.get(file) ?? []));
  }
  return seen;
}

test('the checker sees every kind of import', () => {
  const text = [
    "import { a } from './a';",
    "import type { B } from './b';",
    "export { c } from './c';",
    "const d = require('./d') as typeof import('./e');",
    "type F = import('./f').F;",
    "void import('./g');",
    "// import './not'",
  ].join('\n');
  expect(ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)).toEqual([
    './a',
    './b',
    './c',
    './d',
    './e',
    './f',
    './g',
  ]);
});

test('every file of lib belongs to a layer', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => layerOf(file) === -1)).toEqual([]);
});

test('every import of lib leads to a file', () => {
  expect(inside.length).toBeGreaterThan(1000);
  expect(inside.filter(({ to }) => !texts.has(to) && !to.endsWith('.json')).map(show)).toEqual([]);
});

test('a layer imports only lower ones, so manifests and clusters never import each other', () => {
  expect(inside.filter((edge) => !mayImport(edge)).map(show)).toEqual([]);
});

test('every file of plan belongs to a floor', () => {
  expect(files.filter((file) => file.startsWith('plan/') && floorOf(file) === -1)).toEqual([]);
});

test('inside plan, a folder imports only from lower floors', () => {
  const inPlan = inside.filter(({ from, to }) => from.startsWith('plan/') && to.startsWith('plan/'));
  expect(inPlan.filter((edge) => !mayImportInPlan(edge)).map(show)).toEqual([]);
});

test('units import nothing', () => {
  const outside = specifiers.filter(({ from, to }) => from.startsWith('units/') && !to.startsWith('.'));
  expect(outside.filter(({ to }) => to !== 'node:crypto').map(show)).toEqual([]);
});

test('there is no cycle of imports, of types or of values', () => {
  expect(cyclic()).toEqual([]);
});

test('the clouds never import each other', () => {
  const cloudOf = (file: string) => cloudProviders.find((cloud) => file.startsWith(`clusters/${cloud}/`));
  const wrong = inside.filter(({ from, to }) => cloudOf(from) && cloudOf(to) && cloudOf(from) !== cloudOf(to));
  expect(wrong.map(show)).toEqual([]);
});

test('nothing imports through an index file', () => {
  expect(inside.filter(({ to }) => /(^|\/)index(\.ts)?$/.test(to) || /(^|\/)\.{1,2}$/.test(to)).map(show)).toEqual([]);
});

test('only manifests/kube-construct.ts creates an object of Kubernetes by itself', () => {
  expect(files.filter((file) => /new\s+(\w+\.)?(Api|Plain)Object\b/.test(texts.get(file) ?? ''))).toEqual([
    'manifests/kube-construct.ts',
  ]);
  expect(files.filter((file) => /extends\s+(\w+\.)?ApiObject\b/.test(texts.get(file) ?? ''))).toEqual([
    'manifests/plain-object.ts',
  ]);
});

test('only the cloud half and its test helper know Pulumi', () => {
  const wrong = specifiers.filter(
    ({ from, to }) => to.startsWith('@pulumi/') && !from.startsWith('clusters/') && from !== 'testing/record-pulumi.ts',
  );
  expect(wrong.map(show)).toEqual([]);
});

test('the main entry reaches no module of Pulumi, not even for its types', () => {
  expect([...reach('index.ts')].filter((name) => name.startsWith('@pulumi/'))).toEqual([]);
});

test('the plan is pure: it reads no file, no clock, no environment and no chance', () => {
  const impure = /\b(process\.\w|Date\.now|new Date\(\)|Math\.random|require\('node:(?!crypto)|from 'node:(?!crypto))/;
  const pure = files.filter((file) =>
    ['units', 'catalog', 'definition', 'plan', 'argocd', 'manifests'].includes(folderOf(file)),
  );
  expect(pure.filter((file) => impure.test(texts.get(file) ?? ''))).toEqual([]);
});

test('no file has more than 400 lines', () => {
  const places = ['lib', 'test', 'stacks', 'examples', 'scripts', 'bench'].filter((name) =>
    readdirSync(root).includes(name),
  );
  const long = places.flatMap((place) =>
    sourceFiles(join(root, place))
      .map((file) => join(root, place, file))
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 401)
      .map((file) => relative(root, file)),
  );
  expect(long).toEqual([]);
});
