import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = join(__dirname, '..');
const folders = ['lib', 'test', 'scripts', 'stacks', 'bench', 'examples'];

/** Files that users import from, by `exports` of package.json. */
const entries = [
  ...['index', 'clusters/index', 'clusters/eks/index', 'clusters/gke/index', 'clusters/aks/index'],
  ...['testing/index', 'manifests/validation'],
].map((module) => join(root, 'lib', module));

/** Files that contain the text of other files with exports. */
const templates = ['cli/init/stacks'].map((module) => join(root, 'lib', module));

/** A module by its absolute path without extension, and its text. */
interface Source {
  readonly module: string;
  readonly text: string;
}

function readSources(): readonly Source[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
        .map((file) => join(root, folder, file)),
    )
    .map((file) => ({ module: file.replace(/\.ts$/, ''), text: readFileSync(file, 'utf8') }));
}

/** Names that a formatted file exports. Declarations stand at the start of a line. */
function exportsOf(text: string): readonly string[] {
  const declaration = /^export (?:declare |abstract |async )*(?:const|function|class|interface|type|enum) (\w+)/gm;
  const list = /^export (?:type )?\{([^}]*)\};/gm;
  return [
    ...[...text.matchAll(declaration)].map(([, name = '']) => name),
    ...[...text.matchAll(list)].flatMap(([, names = '']) => namesIn(names)),
  ];
}

/** Imports and re-exports of a file as `MODULE NAME`; `MODULE *` for a complete module. */
function usesOf({ module, text }: Source): readonly string[] {
  const at = (path: string) => resolve(dirname(module), path);
  const named = /^(?:import|export) (?:type )?\{([^}]*)\} from '(\.[^']+)'/gm;
  const whole = /(?:\b(?:import|require|mock|requireActual)\(\s*|\* (?:as \w+ )?from |^import )'(\.[^']+)'/gm;
  return [
    ...[...text.matchAll(named)].flatMap(([, names = '', path = '']) =>
      namesIn(names).map((name) => `${at(path)} ${name}`),
    ),
    ...[...text.matchAll(whole)].map(([, path = '']) => `${at(path)} *`),
  ];
}

function namesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((item) =>
      item
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*/, ''),
    )
    .filter((name) => name !== '');
}

function unusedExports(sources: readonly Source[]): readonly string[] {
  const used = new Set(sources.flatMap(usesOf));
  return sources
    .filter(({ module }) => module.startsWith(join(root, 'lib')) && ![...entries, ...templates].includes(module))
    .filter(({ module }) => !used.has(`${module} *`))
    .flatMap(({ module, text }) =>
      exportsOf(text)
        .filter((name) => !used.has(`${module} ${name}`))
        .map((name) => `${relative(root, module)} ${name}`),
    );
}

test('finds an export that no file imports', () => {
  const source = (name: string, ...lines: readonly string[]) => ({
    module: join(root, 'lib', name),
    text: lines.join('\n'),
  });
  const sources = [
    source('a', 'export const b = 1;', 'export interface C {}', 'export async function d() {}', 'export type { E };'),
    source('b', "import {\n  b as other,\n  type E,\n} from './a';", "export { d } from './a';", 'export class F {}'),
    source('c', "import * as all from './b';", "const g = jest.requireActual('./c');", 'export const h = 1;'),
  ];
  expect(unusedExports(sources)).toEqual(['lib/a C']);
});

test('every export of lib is imported by another file or belongs to an entry', () => {
  expect(unusedExports(readSources())).toEqual([]);
});
