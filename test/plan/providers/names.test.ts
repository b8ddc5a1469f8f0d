import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { providerNames } from '../../../lib/definition/provider-names';

const root = join(__dirname, '../../..');
const lib = join(root, 'lib');

/** Files and folders of `lib` that can contain the name of a provider, and what the name selects there. */
const allowed: Readonly<Record<string, string>> = {
  'catalog/': 'rows of tables',
  'definition/provider-names.ts': 'the list of providers',
  'definition/monitoring.ts': 'not a provider: a Prometheus that already exists',
  'definition/schema/monitoring.ts': 'not a provider: a Prometheus that already exists',
  'definition/registry.ts': 'not a provider: a registry that already exists',
  'definition/schema/registry.ts': 'not a provider: a registry that already exists',
  'plan/resolve/cluster/registries.ts': 'not a provider: a registry that already exists',
  'plan/rules/cluster/registry-supported.ts': 'not a provider: a registry that already exists',
  'plan/add-ons/prometheus.ts': 'not a provider: a Prometheus that already exists',
  'plan/rules/delivery/monitoring-prometheus-described.ts': 'not a provider: a Prometheus that already exists',
  'plan/types/cloud-pool.ts': 'the settings of a pool on each cloud',
  'plan/types/gpu-pool.ts': 'not a provider: GPU software that is already installed',
  'plan/facts/existing-nodes.ts': 'not a provider: nodes and GPU software that already exist',
  'plan/providers/eks.ts': 'its own facts',
  'plan/providers/gke.ts': 'its own facts',
  'plan/providers/gke-pool.ts': 'the settings of its pools',
  'plan/providers/aks.ts': 'its own facts',
  'plan/providers/existing.ts': 'its own facts',
  'plan/providers/select.ts': 'the facts of each provider',
  'clusters/eks/': 'its own resources',
  'clusters/gke/': 'its own resources',
  'clusters/aks/': 'its own resources',
  'clusters/model-cluster.ts': 'the component of each provider',
  'cli/init/providers.ts': 'the new project of each provider',
};

const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();

/** Places of provider names in string literals and names of properties, as `file:line: text`. */
function namesIn(file: string, text: string): readonly string[] {
  // Parsing takes longer than searching.
  if (!providerNames.some((name) => text.includes(name))) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isName(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1}: ${source.text.split('\n')[line]?.trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isName(node: ts.Node): boolean {
  const isProperty =
    ts.isIdentifier(node) &&
    ((ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
      (ts.isPropertySignature(node.parent) && node.parent.name === node) ||
      (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node));
  return (ts.isStringLiteralLike(node) || isProperty) && providerNames.some((name) => name === node.text);
}

const errorsOf = (text: string) => namesIn('rule.ts', text).length;

test.each([
  ["if (cluster.provider === 'eks') return [];", 1],
  ['const names = { gke: 1 };', 1],
  ['const rule = names.aks;', 1],
  ['type Names = { existing: string };', 1],
  ["const message = 'on EKS'; // provider === 'eks'", 0],
  ["import { eks } from './eks';\neks(cluster);", 0],
])('the scanner reads %j', (text, count) => {
  expect(errorsOf(text)).toBe(count);
});

test('only the files of the providers contain their names', () => {
  const others = files.filter((file) => !Object.keys(allowed).some((place) => file.startsWith(place)));
  expect(others.flatMap((file) => namesIn(file, readFileSync(join(lib, file), 'utf8')))).toEqual([]);
});

test.each(Object.keys(allowed))('%s contains a name, so the list has no outdated entries', (place) => {
  const inside = files.filter((file) => file.startsWith(place));
  const names = inside.flatMap((file) => namesIn(file, readFileSync(join(lib, file), 'utf8')));
  expect(names).not.toEqual([]);
});

/** Files with errors that mention a cloud which is only in the list of clouds. */
function filesWithoutCloud(cloud: string): readonly string[] {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'providers-')));
  try {
    cpSync(lib, join(directory, 'lib'), { recursive: true, filter: (file) => !file.endsWith('.json') });
    const list = join(directory, 'lib/catalog/cloud-providers.ts');
    writeFileSync(list, readFileSync(list, 'utf8').replace("'aks']", `'aks', '${cloud}']`));
    const { compilerOptions } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config;
    const config = { compilerOptions: { ...compilerOptions, noEmit: true, types: [] }, include: ['lib'] };
    writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(config));
    // There are no packages, so the output also has errors about them, which do not mention the cloud.
    const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', directory, '--pretty', 'false'], {
      cwd: directory,
      encoding: 'utf8',
    });
    // The lines of an error after the first are indented.
    const errors = stdout.split(/\n(?! )/).filter((error) => error.includes(cloud));
    return [...new Set(errors.map((error) => /^lib\/([^(]+)/.exec(error)?.[1] ?? error))].sort();
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('the compiler reports every place that a new cloud needs', () => {
  expect(filesWithoutCloud('fourth')).toEqual([
    'catalog/kubernetes.ts',
    'catalog/machines.ts',
    'catalog/placeholders.ts',
    'catalog/region-names.ts',
    'catalog/regions.ts',
    'catalog/service-prices.ts',
    'cli/init/providers.ts',
    'clusters/model-cluster.ts',
    'definition/provider-names.ts',
    'plan/providers/select.ts',
  ]);
});
