import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outside, root } from './package';

// A definition in TypeScript has the permissions of the user. These change files while the command runs, which must not change
// what this command prints and writes.

const directory = outside();
const packages = ['tsx/cjs', 'cdk8s', 'cdk8s-plus-28', 'constructs'];

/** The definition in JavaScript, and with other quotes in YAML. */
const definition = (max: number) => `{
  name: 'acme',
  cluster: {
    provider: 'eks',
    region: 'us-east-1',
    network: { apiAccess: [] },
    nodePools: { cpu: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: ${max} } } },
  },
  delivery: { gitops: 'argocd', repository: 'https://git.acme.example/platform' },
  teams: { ranking: {} },
}`;

/**
 * A folder with a copy of the package. The packages that it uses are files that load the real ones: there are no links, through
 * which an attack would write.
 */
function project(name: string): string {
  const folder = join(directory, name);
  const modules = join(folder, 'core', 'node_modules');
  mkdirSync(modules, { recursive: true });
  cpSync(join(root, 'dist'), join(folder, 'core', 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'core', 'package.json'));
  for (const each of packages) {
    mkdirSync(join(modules, dirname(each)), { recursive: true });
    writeFileSync(join(modules, `${each}.js`), `module.exports = require(${JSON.stringify(require.resolve(each))});\n`);
  }
  return folder;
}

function execute(folder: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'core', 'dist', 'cli', 'main.js'), ...argv],
    {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), ...env },
      encoding: 'utf8',
      timeout: 120_000,
      maxBuffer: 100_000_000,
    },
  );
  return { status, stdout, stderr };
}

/** The content of all files below a folder by path. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Statements that replace every file of the package, and of the packages that it uses. */
const replacePackages = `
const { readdirSync, writeFileSync } = require('node:fs');
for (const name of readdirSync('core', { recursive: true, encoding: 'utf8' }))
  if (/\\.json$/.test(name)) writeFileSync('core/' + name, '{}');
  else if (/\\.js$|build$/.test(name)) writeFileSync('core/' + name, 'process.stdout.write("replaced"); process.exit(0);');
`;

test.each([
  ['check', ['check']],
  ['check of layers', ['check', '-f', 'platform.ts', '-f', 'platform.yaml']],
  ['plan', ['plan']],
  ['plan as JSON', ['plan', '--format', 'json']],
  ['a diagram', ['plan', '--format', 'mermaid']],
  ['explain', ['explain', 'cpu']],
  ['diff', ['diff', 'platform.ts', 'old.yaml']],
  ['synth to standard output', ['synth', '--stdout']],
  ['synth', ['synth', '-o', 'manifests']],
])('a definition that replaces the files of the package does not change %s', (name, argv) => {
  const [honest, attacked] = [project(`${name}-honest`), project(`${name}-attacked`)];
  for (const folder of [honest, attacked]) {
    const statements = folder === attacked ? replacePackages : '';
    writeFileSync(join(folder, 'platform.ts'), `${statements}export default ${definition(2)};\n`);
    writeFileSync(join(folder, 'platform.yaml'), 'cluster: { nodePools: { cpu: { nodes: { max: 3 } } } }\n');
    writeFileSync(join(folder, 'old.yaml'), definition(1).replaceAll("'", '"'));
  }
  const files = argv.includes('-f') || argv[0] === 'diff' ? [] : ['-f', 'platform.ts'];
  const expected = execute(honest, [...argv, ...files]);
  expect(expected).toMatchObject({ status: 0, stderr: '' });
  expect(execute(attacked, [...argv, ...files])).toEqual(expected);
  expect(filesIn(join(attacked, 'manifests'))).toEqual(filesIn(join(honest, 'manifests')));
  expect(readFileSync(join(attacked, 'core', 'dist', 'cli', 'run.js'), 'utf8')).toContain('replaced');
});

const data = project('data');
writeFileSync(join(data, 'base.yaml'), definition(2).replaceAll("'", '"'));

/** Writes a definition that replaces a file with an invalid one. */
function writeReplacing(name: string, file: string): void {
  const statements = `require('node:fs').writeFileSync(${JSON.stringify(file)}, 'cluster: { provider: none }');\n`;
  writeFileSync(join(data, name), `${statements}export default ${definition(2)};\n`);
}

test('a definition cannot change a layer of YAML over it', () => {
  writeReplacing('over.ts', 'layer.yaml');
  writeFileSync(join(data, 'layer.yaml'), 'cluster: { nodePools: { cpu: { nodes: { max: 3 } } } }\n');
  const { status, stdout } = execute(data, ['plan', '-f', 'over.ts', '-f', 'layer.yaml', '--format', 'json']);
  expect([status, JSON.parse(stdout).cluster.pools.cpu.nodes.max]).toEqual([0, 3]);
  expect(readFileSync(join(data, 'layer.yaml'), 'utf8')).toContain('none');
});

test('a definition cannot change the other side of a comparison', () => {
  writeReplacing('old.ts', 'base.yaml');
  expect(execute(data, ['diff', 'old.ts', 'base.yaml', '--exit-code'])).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(join(data, 'base.yaml'), definition(2).replaceAll("'", '"'));
  expect(execute(data, ['synth', '-f', 'base.yaml', '-o', 'side']).status).toBe(0);
  writeReplacing('older.ts', 'side/.model-platform-index');
  expect(execute(data, ['diff', 'older.ts', 'side', '--exit-code'])).toMatchObject({ status: 0, stderr: '' });
});

test('a definition cannot hide an edited manifest in the cache of synth', () => {
  writeFileSync(join(data, 'platform.ts'), `export default ${definition(2)};\n`);
  const argv = ['synth', '-f', 'platform.ts', '-o', 'tree'];
  expect(execute(data, argv).status).toBe(0);
  const honest = filesIn(join(data, 'tree'));
  const edit = `
const { createHash } = require('node:crypto');
const { lstatSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const name = readdirSync('tree', { recursive: true, encoding: 'utf8' }).find((each) => /resourcequota.*yaml$/.test(each)).split('\\\\').join('/');
const file = 'tree/' + name;
const digestOf = (text) => createHash('sha256').update(text).digest('hex');
const old = digestOf(readFileSync(file, 'utf8'));
writeFileSync(file, readFileSync(file, 'utf8') + '# edited\\n');
const digest = digestOf(readFileSync(file, 'utf8'));
const index = 'tree/.model-platform-index';
writeFileSync(index, readFileSync(index, 'utf8').replace(old, digest));
const cache = 'cache/model-platform/synth/' + readdirSync('cache/model-platform/synth')[0];
const known = JSON.parse(readFileSync(cache, 'utf8'));
const { ino, size, mtimeMs, ctimeMs } = lstatSync(file);
for (const unit of Object.values<any>(known.units))
  for (const each of unit.files)
    if (each.path === name) Object.assign(each, { digest, state: [ino, size, mtimeMs, ctimeMs] });
writeFileSync(cache, JSON.stringify(known));
`;
  rmSync(join(data, 'cache', 'model-platform', 'synth'), { recursive: true });
  expect(execute(data, argv).status).toBe(0);
  writeFileSync(join(data, 'platform.ts'), `${edit}export default ${definition(2)};\n`);
  expect(execute(data, argv)).toMatchObject({ status: 0, stderr: '' });
  expect(filesIn(join(data, 'tree'))).toEqual(honest);
});

test('no other user of the machine can prepare the code of a definition', () => {
  const folder = join(directory, 'temporary');
  mkdirSync(folder);
  writeFileSync(join(data, 'plain.ts'), `export default ${definition(2)};\n`);
  expect(execute(data, ['check', '-f', 'plain.ts'], { TMPDIR: folder }).status).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});
