import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDefinitionSync } from '../../lib/sources/read';
import { asText } from './case-file';

// Wrong files that nobody would want to read in full, and those that an editor would quietly mend.

const folder = mkdtempSync(join(tmpdir(), 'model-platform-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = `name: acme
cluster:
  provider: existing
  nodePools:
    cpu: { labels: { pool: cpu }, allocatable: { cpu: '7', memory: 28Gi }, nodes: { max: 4 } }
`;

function said(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return asText(readDefinitionSync([file]).findings, folder);
}

const tooDeep = `source/depth  (the whole definition)
  at       deep.yaml
  problem  deep.yaml is nested more than 64 deep
  fix      write it flatter`;

test.each([
  ['flow lists', `teams: ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['flow lists without an end', `teams: ${'['.repeat(50_000)}`],
  ['lists in one line', `teams:\n  ${'- '.repeat(20_000)}x`],
  ['keys of keys', '? '.repeat(20_000)],
  ['maps', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('nesting without end, as %s', (_, text) => {
  expect(said('deep.yaml', text)).toBe(tooDeep);
});

test('nesting without end, of JSON', () => {
  const file = join(folder, 'deep.json');
  writeFileSync(file, `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
  expect(asText(readDefinitionSync([file]).findings, folder)).toBe(tooDeep.replaceAll('deep.yaml', 'deep.json'));
});

test('a list of 100,000 wrong entries is one mistake', () => {
  const text = `${start}include: []
services:
  churn:
    team: ranking
    pool: cpu
    model: { name: churn, version: v1 }
    runtime: { kind: scikit-learn }
    consumers: [ ${'3, '.repeat(100_000)} ]
`;
  const findings = said('long.yaml', text).split('\n\n');
  expect(findings).toHaveLength(11);
  expect(findings[0]).toBe(`definition/type  services.churn.consumers[0]
  at       long.yaml:13:18
  problem  is a number, not a map
  value    3
  allowed  a map with either \`team\`, \`gateway\`, or \`namespace\` with \`pods\` if need be
  fix      write a map with either \`team\`, \`gateway\`, or \`namespace\` with \`pods\` if need be`);
  expect(findings[10]).toBe(`definition/type  services.churn.consumers
  at       long.yaml:13:5
  problem  99990 more entries of the list have this fault
  fix      mend the list`);
});

test('a list of 100,000 right entries is read', () => {
  const zones = Array.from(
    { length: 100_000 },
    (_, index) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}/32`,
  );
  const text = `name: acme
cluster: { provider: eks, region: us-east-1, nodePools: {}, network: { apiAccess: [ ${zones.join(', ')} ] } }
`;
  expect(said('long.yaml', text)).toBe('');
});

test('a file of more than 5 MB', () => {
  expect(said('large.yaml', `${start}#${'x'.repeat(5_000_000)}`)).toBe(`source/too-large  (the whole definition)
  at       large.yaml
  problem  large.yaml has ${start.length + 5_000_001} bytes, at most 5000000 are read
  fix      split it into parts`);
});

test.each([
  ['Latin-1', Buffer.from(`${start}# Zürich\n`, 'latin1')],
  ['UTF-16', Buffer.from(`\ufeff${start}`, 'utf16le')],
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe])],
])('a file that is %s instead of UTF-8', (_, content) => {
  expect(said('encoding.yaml', content)).toBe(`source/encoding  (the whole definition)
  at       encoding.yaml
  problem  encoding.yaml is not UTF-8
  fix      save it as UTF-8`);
});

test('a byte order mark does not matter', () => {
  expect(said('bom.yaml', `\ufeff${start}`)).toBe('');
});

test('line ends of Windows do not matter', () => {
  expect(said('windows.yaml', start.replaceAll('\n', '\r\n'))).toBe('');
});

test('line ends of Windows do not move positions', () => {
  const text = `${start}buckets:\n  models: 3\n`.replaceAll('\n', '\r\n');
  expect(said('windows.yaml', text)).toMatch('  at       windows.yaml:7:3\n');
});

test('a file that is not there', () => {
  const { findings } = readDefinitionSync([join(folder, 'none.yaml')]);
  expect(asText(findings, folder)).toBe(`source/missing-file  (the whole definition)
  at       none.yaml
  problem  there is no file none.yaml
  fix      look at the path and the working directory`);
});

test('a directory', () => {
  mkdirSync(join(folder, 'teams.yaml'), { recursive: true });
  const { findings } = readDefinitionSync([join(folder, 'teams.yaml')]);
  expect(asText(findings, folder)).toBe(`source/not-a-file  (the whole definition)
  at       teams.yaml
  problem  teams.yaml is a directory
  fix      name a file in it`);
});

test('a file of another kind', () => {
  expect(said('platform.toml', 'name = "acme"')).toBe(`source/extension  (the whole definition)
  at       platform.toml
  problem  platform.toml is not a file that a definition is read from
  allowed  .yaml, .yml, .json, .ts, .mts, .cts, .js, .mjs, .cjs
  fix      give the file the extension of what is in it`);
});

test('no file', () => {
  expect(asText(readDefinitionSync([]).findings, folder)).toBe(`source/no-file  (the whole definition)
  problem  no file is given
  allowed  one file, and layers over it
  fix      name the file of the definition`);
});

test('a base that cannot be read is not judged by its layers', () => {
  writeFileSync(join(folder, 'layer.yaml'), 'name: other\n');
  const { findings } = readDefinitionSync([join(folder, 'none.yaml'), join(folder, 'layer.yaml')]);
  expect(findings.map((finding) => finding.rule)).toEqual(['source/missing-file']);
});

test('all files that cannot be read are told at once', () => {
  const { findings } = readDefinitionSync([join(folder, 'none.yaml'), join(folder, 'nothing.yaml')]);
  expect(findings.map((finding) => finding.rule)).toEqual(['source/missing-file', 'source/missing-file']);
});

test('names that every object has do not reach any object', () => {
  const text = `${start}__proto__: { polluted: yes }\nbuckets: { __proto__: { polluted: yes }, constructor: { prototype: { polluted: yes } } }\n`;
  said('pollution.yaml', text);
  expect(Reflect.get({}, 'polluted')).toBe(undefined);
});
