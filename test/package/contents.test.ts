import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { execute, outside, pack, root } from './package';

interface Packed {
  readonly files: readonly { readonly path: string; readonly mode: number }[];
  readonly unpackedSize: number;
}

const folder = outside();
const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
) as readonly Packed[];
const paths = (packed?.files ?? []).map(({ path }) => path);

const allowed = [
  /^dist\/.*\.(js|d\.ts)$/,
  /^dist\/catalog\/data\/\w+\.json$/,
  /^dist\/cli\/LICENSES\.txt$/,
  /^dist\/build$/,
  /^(schema(\.part)?\.json|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
];

test('the package contains only built files', () => {
  expect(paths.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
});

test.each([
  ['package.json'],
  ['LICENSE'],
  ['README.md'],
  ['CHANGELOG.md'],
  ['schema.json'],
  ['schema.part.json'],
  ['dist/index.js'],
  ['dist/index.d.ts'],
  ['dist/cli/main.js'],
  ['dist/build'],
])('the package contains %s', (path) => {
  expect(paths).toContain(path);
});

test('the package contains every data file of the catalog', () => {
  const data = readdirSync(join(root, 'lib', 'catalog', 'data')).map((file) => `dist/catalog/data/${file}`);
  expect(paths).toEqual(expect.arrayContaining(data));
});

test('the program is executable', () => {
  expect((packed?.files.find(({ path }) => path === 'dist/cli/main.js')?.mode ?? 0) & 0o111).toBe(0o111);
});

test('the package is smaller than 6 MB', () => {
  expect(packed?.unpackedSize).toBeLessThan(6_000_000);
});

test('publint finds no problems', () => {
  const { status, stdout } = execute('npx', ['publint', '--strict', '--pack', 'false'], root);
  expect(stdout).toContain('All good!');
  expect(status).toBe(0);
});

test('the types resolve from CommonJS and ES modules', () => {
  const tarball = pack(folder);
  const { status, stdout } = execute(
    'npx',
    ['attw', tarball, '--profile', 'node16', '--format', 'table-flipped', '--no-color'],
    root,
  );
  expect(stdout).toContain('No problems found');
  expect(status).toBe(0);
});

test('the types of the main entry load no types of zod', () => {
  const options = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };
  const program = ts.createProgram([join(root, 'dist', 'index.d.ts')], options);
  const packages = program.getSourceFiles().map(({ fileName }) => /node_modules\/([^/]+)\//.exec(fileName)?.[1]);
  const loaded = [...new Set(packages)].filter((name) => name !== undefined);
  expect(loaded.sort()).toEqual(['cdk8s', 'cdk8s-plus-28', 'constructs', 'typescript']);
});
