import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDefinitionSync } from '../../lib/sources/read';
import { countOf } from '../fixtures/cases';
import { asText } from './case-file';

// Invalid files that are too large to store as a case, or that an editor would silently repair.

const folder = mkdtempSync(join(tmpdir(), 'model-platform-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = `name: acme
cluster:
  provider: existing
  nodePools:
    cpu: { labels: { pool: cpu }, allocatable: { cpu: '7', memory: 28Gi }, nodes: { max: 4 } }
`;

function outputOf(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return asText(readDefinitionSync([file]).findings, folder);
}

const tooDeep = `source/depth
  at       deep.yaml
  problem  deep.yaml is nested more than 64 levels deep
  fix      reduce the nesting`;

test.each([
  ['flow lists', `teams: ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['unclosed flow lists', `teams: ${'['.repeat(50_000)}`],
  ['lists on one line', `teams:\n  ${'- '.repeat(20_000)}x`],
  ['nested keys', '? '.repeat(20_000)],
  ['maps', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('excessive nesting of %s', (_, text) => {
  expect(outputOf('deep.yaml', text)).toBe(tooDeep);
});

test('excessive nesting of JSON', () => {
  const file = join(folder, 'deep.json');
  writeFileSync(file, `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
  expect(asText(readDefinitionSync([file]).findings, folder)).toBe(tooDeep.replaceAll('deep.yaml', 'deep.json'));
});

const entries = countOf({ all: 100_000, few: 20_000 });

test(`limits the findings of a list with ${entries} invalid entries`, () => {
  const text = `${start}include: []
services:
  churn:
    team: ranking
    pool: cpu
    model: { name: churn, version: v1 }
    runtime: { kind: scikit-learn }
    consumers: [ ${'3, '.repeat(entries)} ]
`;
  const findings = outputOf('long.yaml', text).split('\n\n');
  expect(findings).toHaveLength(12);
  expect(findings[0]).toBe(`definition/type  services.churn.consumers[0]
  at       long.yaml:13:18
  problem  is a number, not a map
  value    3
  allowed  a map with \`team\`, \`gateway\`, or \`namespace\` and optionally \`pods\`
  fix      write a map with \`team\`, \`gateway\`, or \`namespace\` and optionally \`pods\``);
  expect(findings[10]).toBe(`definition/type  services.churn.consumers
  at       long.yaml:13:5
  problem  ${entries - 10} more entries of the list have the same problem
  fix      fix the list`);
  expect(findings[11]).toContain(`has ${entries} entries`);
});

test('reads a list of 1000 valid entries, the maximum', () => {
  const ranges = Array.from({ length: 1000 }, (_, index) => `10.0.${index >> 8}.${index & 255}/32`);
  const text = `name: acme
cluster: { provider: eks, region: us-east-1, nodePools: {}, network: { apiAccess: [ ${ranges.join(', ')} ] } }
`;
  expect(outputOf('long.yaml', text)).toBe('');
});

test('a file larger than 5 MB', () => {
  expect(outputOf('large.yaml', `${start}#${'x'.repeat(5_000_000)}`)).toBe(`source/too-large
  at       large.yaml
  problem  large.yaml has ${start.length + 5_000_001} bytes, the maximum is 5000000
  fix      split it into parts`);
});

test.each([
  ['Latin-1', Buffer.from(`${start}# Zürich\n`, 'latin1')],
  ['UTF-16', Buffer.from(`\ufeff${start}`, 'utf16le')],
  ['binary format', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe])],
])('a file in %s instead of UTF-8', (_, content) => {
  expect(outputOf('encoding.yaml', content)).toBe(`source/encoding
  at       encoding.yaml
  problem  encoding.yaml is not UTF-8
  fix      save it as UTF-8`);
});

test('ignores a byte order mark', () => {
  expect(outputOf('bom.yaml', `\ufeff${start}`)).toBe('');
});

test('accepts Windows line endings', () => {
  expect(outputOf('windows.yaml', start.replaceAll('\n', '\r\n'))).toBe('');
});

test('reports the same positions with Windows line endings', () => {
  const text = `${start}buckets:\n  models: 3\n`.replaceAll('\n', '\r\n');
  expect(outputOf('windows.yaml', text)).toMatch('  at       windows.yaml:7:3\n');
});

test('a missing file', () => {
  const { findings } = readDefinitionSync([join(folder, 'none.yaml')]);
  expect(asText(findings, folder)).toBe(`source/missing-file
  at       none.yaml
  problem  none.yaml does not exist
  fix      check the path and the working directory`);
});

test('a directory', () => {
  mkdirSync(join(folder, 'teams.yaml'), { recursive: true });
  const { findings } = readDefinitionSync([join(folder, 'teams.yaml')]);
  expect(asText(findings, folder)).toBe(`source/not-a-file
  at       teams.yaml
  problem  teams.yaml is a directory
  fix      name a file in it`);
});

test('a file with an unsupported extension', () => {
  expect(outputOf('platform.toml', 'name = "acme"')).toBe(`source/extension
  at       platform.toml
  problem  a definition cannot be read from platform.toml: unsupported file extension
  allowed  .yaml, .yml, .json, .ts, .mts, .cts, .js, .mjs, .cjs
  fix      rename the file to the extension of its content`);
});

test('no file', () => {
  expect(asText(readDefinitionSync([]).findings, folder)).toBe(`source/no-file  (the whole definition)
  problem  no definition file is given
  allowed  one file, and any number of layers over it
  fix      name the definition file`);
});

test('does not check layers of an unreadable base', () => {
  writeFileSync(join(folder, 'layer.yaml'), 'name: other\n');
  const { findings } = readDefinitionSync([join(folder, 'none.yaml'), join(folder, 'layer.yaml')]);
  expect(findings.map((finding) => finding.rule)).toEqual(['source/missing-file']);
});

test('reports all unreadable files at once', () => {
  const { findings } = readDefinitionSync([join(folder, 'none.yaml'), join(folder, 'nothing.yaml')]);
  expect(findings.map((finding) => finding.rule)).toEqual(['source/missing-file', 'source/missing-file']);
});

test('does not pollute prototypes', () => {
  const text = `${start}__proto__: { polluted: yes }\nbuckets: { __proto__: { polluted: yes }, constructor: { prototype: { polluted: yes } } }\n`;
  outputOf('pollution.yaml', text);
  expect(Reflect.get({}, 'polluted')).toBe(undefined);
});
