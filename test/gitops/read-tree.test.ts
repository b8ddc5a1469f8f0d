import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../../lib/gitops/read-tree';
import { writeTree } from '../../lib/gitops/writer';
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
  expect(readTree(directory)).toEqual([objects[1], objects[0]]);
});

test('ignores files that are not in the index', () => {
  writeFileSync(join(directory, 'cluster', 'other.yaml'), 'kind: [');
  expect(readTree(directory)).toHaveLength(2);
});

test('reads the current content of an edited file', () => {
  writeFileSync(
    join(directory, 'cluster', 'namespace-x.yaml'),
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: y}\n',
  );
  expect(readTree(directory)[0]?.metadata.name).toBe('y');
});

test.each([
  'kind: [',
  'just a text',
  '- a\n- b\n',
  'apiVersion: v1\nkind: X\n',
  'apiVersion: v1\nkind: X\nkind: Y\nmetadata: { name: x }\n',
])('reports a file without an object: %j', (text) => {
  writeFileSync(join(directory, 'cluster', 'namespace-x.yaml'), text);
  expect(thrownRules(() => readTree(directory))).toEqual(['gitops/read-file']);
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
