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
 * `defineModelPlatform` must not wait for cdk8s. The exports themselves stay as the compiler writes them, because that
 * is the form in which Node finds the names for an `import`.
 */
function loadLazily(file: string): void {
  const text = readFileSync(file, 'utf8');
  const lazy = text.replace(/^(?:const|var) (\w+) = (require\("[^"]+"\));$/gm, (_, name: string, load: string) => {
    const names = [...text.matchAll(new RegExp(`return ${name}\\.(\\w+);`, 'g'))].map(([, exported]) => exported);
    if (names.length === 0) throw new Error(`${file} uses ${name} in another way than to export from it`);
    const getters = names.map((exported) => `get ${exported}() { return ${load}.${exported}; }`);
    return `const ${name} = { ${getters.join(', ')} };`;
  });
  if (lazy === text) throw new Error(`${file} requires nothing; the compiler writes it in another way now`);
  writeFileSync(file, lazy);
}
