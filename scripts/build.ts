// Builds the package: JavaScript, declarations and the data of the catalog in dist, and the program of the command line.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram } from './bundle';

const root = join(__dirname, '..');
const dist = join(root, 'dist');
const compiler = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');

rmSync(dist, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
// The compiler copies only imported JSON. These files are loaded with `require` on first use.
cpSync(join(root, 'lib', 'catalog', 'data'), join(dist, 'catalog', 'data'), { recursive: true });
chmodSync(join(dist, 'cli', 'main.js'), 0o755);
loadLazily(join(dist, 'index.js'));
bundleProgram(root, dist)
  .then(() => writeFileSync(join(dist, 'build'), digestOf(dist)))
  .catch((error: unknown) => {
    process.stderr.write(`${String(error)}
`);
    process.exitCode = 1;
  });

/** SHA-256 of all files of a folder. It identifies the program for the cache of `synth`. */
function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, name);
    if (statSync(file).isFile())
      hash.update(`${name}
${readFileSync(file, 'utf8')}
`);
  }
  return hash.digest('hex');
}

/**
 * Makes the main entry load a module on the first use of one of its exports, so that a definition that imports only
 * `defineModelPlatform` does not load cdk8s. The export statements stay as emitted by the compiler, because Node
 * detects the names for an `import` in that form.
 */
function loadLazily(file: string): void {
  const text = readFileSync(file, 'utf8');
  const lazy = text.replace(/^(?:const|var) (\w+) = (require\("[^"]+"\));$/gm, (_, name: string, load: string) => {
    const names = [...text.matchAll(new RegExp(`return ${name}\\.(\\w+);`, 'g'))].map(([, exported]) => exported);
    if (names.length === 0) throw new Error(`${file} uses ${name} other than to re-export it`);
    const getters = names.map((exported) => `get ${exported}() { return ${load}.${exported}; }`);
    return `const ${name} = { ${getters.join(', ')} };`;
  });
  if (lazy === text) throw new Error(`${file} has no require calls in the expected form`);
  writeFileSync(file, lazy);
}
