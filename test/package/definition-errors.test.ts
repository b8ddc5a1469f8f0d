import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outside, root } from './package';

const directory = outside();

/** The findings of a definition in TypeScript. */
function findingsOf(file: string, text: string): unknown {
  writeFileSync(join(directory, file), text);
  const argv = [join(root, 'dist', 'cli', 'main.js'), 'check', '--format', 'json', '-f', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: directory, encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, '']);
  return JSON.parse(stdout).findings;
}

const throwing =
  '// a comment\n\nfunction nameOf(): never {\n  throw new Error("no name");\n}\nexport default { name: nameOf() };\n';
writeFileSync(join(directory, 'shared.ts'), throwing);
writeFileSync(join(directory, 'broken.ts'), 'export const name = ;\n');

test.each([
  ['syntax.ts', 'export default {\n  cluster: [,\n};\n', 'source/syntax', 3, 1],
  ['imports-broken.ts', "import './broken';\nexport default {};\n", 'source/syntax', 1, 21, 'broken.ts'],
  ['import.ts', "// a comment\nimport { x } from './nowhere';\nexport default { x };\n", 'source/import', 2, 19],
  ['package.ts', "// a comment\nimport x from 'no-such-package';\nexport default { x };\n", 'source/import', 2, 15],
  ['throws.ts', throwing, 'source/exception', 4, 9],
  ['imports-throwing.ts', "import './shared';\nexport default {};\n", 'source/exception', 4, 9, 'shared.ts'],
  ['await.ts', 'const x = 1;\nawait x;\nexport default {};\n', 'source/await', 2, 1],
  ['enum.ts', 'enum Size { Small = undefinedName }\nexport default {};\n', 'source/exception', 1, 21],
])('the finding of %s is at its line', (file, text, rule, line, column, place = file) => {
  expect(findingsOf(file, text)).toEqual([expect.objectContaining({ rule, places: [{ file: place, line, column }] })]);
});

test.each([
  ['promise.ts', 'export default new Promise(() => undefined);\n', 'source/default-export'],
  ['text.ts', "throw 'a text';\n", 'source/exception'],
  ['objects.ts', 'export default { all: Array.from({ length: 3e6 }, () => ({ a: {} })) };\n', 'source/too-large'],
  ['long.ts', "export default { name: 'x'.repeat(3e8) };\n", 'source/too-large'],
])('the finding of %s names the file', (file, text, rule) => {
  expect(findingsOf(file, text)).toEqual([expect.objectContaining({ rule, places: [{ file }] })]);
});

test('two definitions with errors have the findings of both', () => {
  writeFileSync(join(directory, 'layer.ts'), 'export default 5;\n');
  writeFileSync(join(directory, 'base.ts'), throwing);
  const argv = [join(root, 'dist', 'cli', 'main.js'), 'check', '--format', 'json', '-f', 'base.ts', '-f', 'layer.ts'];
  const { stdout } = spawnSync(process.execPath, argv, { cwd: directory, encoding: 'utf8' });
  const findings = JSON.parse(stdout).findings as readonly { readonly rule: string }[];
  expect(findings.map(({ rule }) => rule)).toEqual(['source/exception', 'source/default-export']);
});
