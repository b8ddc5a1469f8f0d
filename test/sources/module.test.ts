import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { sampled } from '../fixtures/cases';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const root = join(__dirname, '../..');
const library = JSON.stringify(join(root, 'lib/definition/define'));

const pools = `{ cpu: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } } }`;
const body = `{ name: NAME, cluster: { provider: 'existing', nodePools: ${pools} } }`;

const projects = { module: '{ "type": "module" }', commonjs: '{ "type": "commonjs" }', neither: '{}' };
const files = {
  'typescript.ts': `import { name } from './name';\nimport { defineModelPlatform } from ${library};\nexport default defineModelPlatform(${body});\n`,
  'module.mts': `import { basename } from 'node:path';\nconst name: string = basename('/x/mts');\nexport default ${body};\n`,
  'script.cts': `const name: string = 'cts';\nexport = ${body};\n`,
  'plain-module.mjs': `export default ${body.replace('NAME', `'mjs'`)};\n`,
  'plain-script.cjs': `module.exports = ${body.replace('NAME', `'cjs'`)};\n`,
  'compiled.cjs': `Object.defineProperty(exports, '__esModule', { value: true });\nexports.default = ${body.replace('NAME', `'compiled'`)};\n`,
  'url.ts': `const name = import.meta.url.startsWith('file:') ? 'url' : 'no';\nexport default ${body};\n`,
};
const names = ['typescript', 'mts', 'cts', 'mjs', 'cjs', 'compiled', 'url'];

for (const [project, json] of Object.entries(projects)) {
  folder.write(`${project}/package.json`, json);
  folder.write(`${project}/name.ts`, `export const name: string = 'typescript';\n`);
}

/** Files with the names of their definitions, in each kind of project. Each one takes a process of its own. */
const cases = sampled(
  Object.keys(projects).flatMap((project) =>
    Object.entries(files).map(([file, text], index) => ({ project, file, text, name: names[index] })),
  ),
  2,
);
const written = cases.map(({ project, file, text }) =>
  folder.write(`${project}/${file}`, text.replace('NAME', 'name')),
);
const checking = folder.write(
  'checking.ts',
  `import { PlatformError } from ${JSON.stringify(join(root, 'lib/errors'))};
throw new PlatformError([{ rule: 'placement/fits-node', path: [], problem: 'x', fix: 'y' }]);
`,
);

const script = join(__dirname, 'read-modules.ts');
const results = JSON.parse(
  execFileSync(process.execPath, ['--require', 'tsx/cjs', script, ...written, checking], {
    cwd: root,
    encoding: 'utf8',
  }),
) as readonly unknown[];

test.each(cases.map(({ project, name }, index) => [name, project, results[index]] as const))(
  'reads %s in a project of type %s',
  (name, _, result) => {
    expect(result).toMatchObject({ name });
  },
);

test('takes over the findings of a program that checks its definition itself', () => {
  expect(results.at(-1)).toEqual(['placement/fits-node']);
});
