import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pulumiEngine } from '../../lib/cli/init/package-json';

const root = join(__dirname, '..', '..');

interface Package {
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

function read(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

type Version = readonly [major: number, minor: number, patch: number];

function versionOf(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return [major, minor, patch];
}

function isAtLeast(version: Version, bound: Version): boolean {
  const index = version.findIndex((part, at) => part !== bound[at]);
  return index === -1 || (version[index] ?? 0) > (bound[index] ?? 0);
}

/** Whether a version and all later ones satisfy a range of `>=`, or a version satisfies one with `^`, joined by `||`. */
function satisfies(version: Version, range: string): boolean {
  return range.split('||').some((alternative) => {
    const [, operator = '', bound = ''] = /^\s*(>=|>|\^|~)?\s*v?([\d.]+)\*?\s*$/.exec(alternative) ?? [];
    if (bound === '') return alternative.trim() === '*';
    const least = versionOf(bound);
    return isAtLeast(version, least) && (operator.startsWith('>') || version[0] === least[0]);
  });
}

/** Folder of a package as Node resolves it from another one. */
function folderOf(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? undefined : folderOf(name, dirname(from));
}

/** The packages that npm installs with these, themselves included: range of Node by name. */
function rangesOf(names: readonly string[]): ReadonlyMap<string, string> {
  const ranges = new Map<string, string>();
  const visit = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    if (folder === undefined || ranges.has(folder)) return;
    const { engines, dependencies } = read(folder);
    ranges.set(folder, engines?.node ?? '*');
    for (const each of Object.keys(dependencies ?? {})) visit(each, folder);
  };
  for (const name of names) visit(name, root);
  return ranges;
}

const own = read(root);
const minimum = versionOf(own.engines?.node?.replace('>=', '') ?? '');
const isOptional = (name: string) => own.peerDependenciesMeta?.[name]?.optional === true;
const peers = Object.keys(own.peerDependencies ?? {});

test.each([
  ['>=20', true],
  ['>= 16.20.0', true],
  ['>=20.20', false],
  ['>=22', false],
  ['^18.12 || ^20.9 || >=22', true],
  ['^18.12 || >=22', false],
  ['*', true],
])('20.19 satisfies %s: %s', (range, expected) => {
  expect(satisfies([20, 19, 0], range)).toBe(expected);
});

test('every package that a user installs runs with the oldest supported Node', () => {
  const ranges = rangesOf([...Object.keys(own.dependencies ?? {}), ...peers.filter((name) => !isOptional(name))]);
  expect(ranges.size).toBeGreaterThan(8);
  expect([...ranges].filter(([, range]) => !satisfies(minimum, range))).toEqual([]);
});

test('the Pulumi SDKs run with the oldest Node that a project with a cluster supports', () => {
  const ranges = rangesOf(peers.filter(isOptional));
  expect(ranges.size).toBeGreaterThan(20);
  expect([...ranges].filter(([, range]) => !satisfies(versionOf(pulumiEngine.replace('>=', '')), range))).toEqual([]);
});

test('with the oldest supported Node, npm warns only about the Pulumi SDKs, as the README says', () => {
  const sdks = rangesOf(peers.filter(isOptional));
  const all = rangesOf([...peers, ...Object.keys(own.dependencies ?? {}), ...Object.keys(own.devDependencies ?? {})]);
  const warned = [...all].filter(([, range]) => !satisfies(minimum, range)).map(([folder]) => folder);
  expect(warned.filter((folder) => !sdks.has(folder))).toEqual([]);
  expect(warned.length).toBeGreaterThan(0);
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  expect(text).toContain(`with Node ${own.engines?.node?.replace('>=', '')} or later`);
  expect(text).toContain(`Node older than ${pulumiEngine.replace('>=', '')} npm warns (\`EBADENGINE\`)`);
});
