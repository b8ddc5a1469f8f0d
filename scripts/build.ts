// Builds what is published: JavaScript and declarations in dist, with the data that the catalog reads.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const dist = join(root, 'dist');
const compiler = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');

rmSync(dist, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
// The compiler copies only JSON that is imported; these files are required one by one when they are needed.
cpSync(join(root, 'lib', 'catalog', 'data'), join(dist, 'catalog', 'data'), { recursive: true });
chmodSync(join(dist, 'cli', 'main.js'), 0o755);
loadLazily(join(dist, 'index.js'));

/**
 * Lets the main entry load a module when the first of its names is used: a definition that imports nothing but
 * `defineModelPlatform` must not wait for cdk8s. Programs that import it as an ES module load everything at once.
 */
function loadLazily(file: string): void {
  const text = readFileSync(file, 'utf8');
  const modules = [...text.matchAll(/^(?:const|var) (\w+) = require\(("[^"]+")\);$/gm)];
  if (modules.length === 0) throw new Error(`${file} requires nothing; the compiler writes it in another way now`);
  const lazy = modules.reduce(
    (rest, [line, name, path]) =>
      rest.replace(`${line}\n`, '').replaceAll(`return ${name}.`, `return require(${path}).`),
    text,
  );
  const left = modules.map(([, name]) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(lazy));
  if (left.length > 0) throw new Error(`${file} uses ${left.join(', ')} in another way than to export from it`);
  writeFileSync(file, lazy);
}
