import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Files of the command line that are not part of the bundle. */
const entryFiles: readonly string[] = ['main.js', 'code-cache.js', 'compile-cache.js', 'process-io.js', 'exit-code.js'];

/** Packages that a project has, or that run as programs of their own. */
const external: readonly string[] = ['cdk8s', 'cdk8s-plus-28', 'constructs', '@pulumi/*', 'tsx'];

/**
 * Makes one file of the modules of the command line and of the packages that it uses, because Node needs much longer to load
 * 600 files. The process of a module of a definition becomes one file as well.
 */
export async function bundleProgram(root: string, dist: string): Promise<void> {
  const cli = join(dist, 'cli');
  for (const name of readdirSync(cli)) {
    if (!entryFiles.includes(name)) rmSync(join(cli, name), { recursive: true });
  }
  const packages = new Set([
    ...(await bundle(join(root, 'lib', 'cli', 'run.ts'), join(cli, 'run.js'))),
    ...(await bundle(join(root, 'lib', 'sources', 'module-child.ts'), join(cli, 'module-child.js'))),
  ]);
  // Beside the file that starts it: the bundle, or the module of the library.
  copyFileSync(join(cli, 'module-child.js'), join(dist, 'sources', 'module-child.js'));
  writeFileSync(join(cli, 'LICENSES.txt'), licenses(root, [...packages].sort()));
}

/** Bundles a module, and returns the names of the packages in the bundle. */
async function bundle(entry: string, outfile: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    // Names stay, so that stack traces can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    // Modules instead of CommonJS, so that unused exports are left out.
    mainFields: ['module', 'main'],
    external: [...external],
    plugins: [catalogData],
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
}

/**
 * The tables of the catalog are parsed on first use, and are part of the bundle: a module of a definition could change a file
 * before it is read.
 */
const catalogData: Plugin = {
  name: 'catalog-data',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]catalog[\\/]data[\\/]\w+\.json$/ }, ({ path }) => ({
      contents: `module.exports = JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))))})`,
      loader: 'js',
    }));
  },
};

function licenses(root: string, packages: readonly string[]): string {
  const texts = packages.map((name) => {
    const text = readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8');
    return `${name}\n\n${text.trim()}\n`;
  });
  return `The programs in this folder contain these packages.\n\n${texts.join('\n----\n\n')}`;
}
