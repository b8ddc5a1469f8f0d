import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../../lib/gitops/read-tree';
import { writeTree } from '../../lib/gitops/writer';
import { countOf } from '../fixtures/cases';
import { thrownRules } from '../fixtures/findings';

const objects = [
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'x' },
    data: { text: 'yes\n\n', number: '1' },
  },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } },
];

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'model-platform-'));
  writeTree(objects, { directory });
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('reads the objects that were written', () => {
  expect(readTree(directory)).toEqual({ objects: [objects[1], objects[0]], unlisted: [] });
});

test('names the files that Argo CD reads although they are not in the index', () => {
  for (const file of ['cluster/other.yaml', 'admin.YML', 'namespaces/x/deep/list.json', 'namespaces/notes.txt']) {
    mkdirSync(join(directory, file, '..'), { recursive: true });
    writeFileSync(join(directory, file), 'kind: [');
  }
  symlinkSync('/etc/hostname', join(directory, 'cluster', 'link.yaml'));
  const { objects: read, unlisted } = readTree(directory);
  expect(read).toHaveLength(2);
  expect(unlisted).toEqual(['admin.YML', 'cluster/link.yaml', 'cluster/other.yaml', 'namespaces/x/deep/list.json']);
});

test('reads the current content of an edited file', () => {
  writeFileSync(
    join(directory, 'cluster', 'namespace-x.yaml'),
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: y}\n',
  );
  expect(readTree(directory).objects[0]?.metadata.name).toBe('y');
});

test.each([
  'kind: [',
  'just a text',
  '- a\n- b\n',
  'apiVersion: v1\nkind: X\n',
  'apiVersion: v1\nkind: X\nkind: Y\nmetadata: { name: x }\n',
  'apiVersion: &a v1\nkind: *a\nmetadata: { name: x }\n',
  'apiVersion: v1\nkind: *unknown\nmetadata: { name: x }\n',
  'apiVersion: v1\nkind: X\nmetadata: { name: x }\n---\nkind: Y\n',
])('reports a file without an object: %j', (text) => {
  writeFileSync(join(directory, 'cluster', 'namespace-x.yaml'), text);
  expect(thrownRules(() => readTree(directory))).toEqual(['gitops/read-file']);
});

test.each([
  ['nested deeply', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['with many values', `[${'a,'.repeat(600_000)}]`],
])('reports a file %s', (_, value) => {
  const text = `apiVersion: v1\nkind: X\nmetadata: { name: x }\ndata: ${value}\n`;
  writeFileSync(join(directory, 'cluster', 'namespace-x.yaml'), text);
  expect(thrownRules(() => readTree(directory))).toEqual(['gitops/read-file']);
});

test('reads a file with many keys in seconds', () => {
  const data = Array.from({ length: countOf({ all: 100_000, few: 10_000 }) }, (_, index) => `k${index}: 1`).join(', ');
  const text = `apiVersion: v1\nkind: X\nmetadata: { name: y }\ndata: { ${data} }\n`;
  writeFileSync(join(directory, 'cluster', 'namespace-x.yaml'), text);
  expect(readTree(directory).objects[0]?.metadata.name).toBe('y');
}, 20_000);

test('does not read a file of gigabytes', () => {
  truncateSync(join(directory, 'cluster', 'namespace-x.yaml'), 3 * 2 ** 30);
  expect(thrownRules(() => readTree(directory))).toEqual(['gitops/read-file']);
  expect(thrownRules(() => writeTree(objects, { directory }))).toEqual(['gitops/unknown-file']);
  truncateSync(join(directory, '.model-platform-index'), 3 * 2 ** 30);
  expect(thrownRules(() => readTree(directory))).toEqual(['gitops/index']);
  expect(thrownRules(() => writeTree(objects, { directory }))).toEqual(['gitops/index']);
});

test('reports a missing file', () => {
  unlinkSync(join(directory, 'cluster', 'namespace-x.yaml'));
  expect(thrownRules(() => readTree(directory))).toEqual(['gitops/read-file']);
});

test('refuses a folder without an index', () => {
  unlinkSync(join(directory, '.model-platform-index'));
  expect(thrownRules(() => readTree(directory))).toEqual(['gitops/index']);
});

test('refuses an invalid index', () => {
  writeFileSync(join(directory, '.model-platform-index'), '{}');
  expect(thrownRules(() => readTree(directory))).toEqual(['gitops/index']);
});
