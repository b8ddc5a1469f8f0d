import type { Change, PlatformDiff } from '../../lib/diff/change';
import { diffJson, diffText } from '../../lib/report/diff';
import { createStyle, plainStyle } from '../../lib/report/style';

const wide = createStyle(false, 120);
const unwrapped = { ...plainStyle, width: 10_000 };

const restarted: Change = {
  of: 'object',
  effect: 'restarted',
  kind: 'Deployment',
  namespace: 'ranking',
  name: 'churn',
  fields: [
    { path: 'spec.template.image', old: 'a', new: 'b' },
    { path: 'spec.x', new: { y: 1 } },
    { path: 'spec.z', old: 1 },
  ],
};

const cost = { idle: 1, min: 2, max: 3 };
const plain: PlatformDiff = {
  changes: [restarted],
  unlisted: [],
  cost: { hourlyUsd: { old: cost, new: cost }, pools: [], unknown: [] },
};

test('shows each changed field with both values', () => {
  expect(diffText(plain, wide).split('\n').slice(0, 7)).toEqual([
    '1 restarted',
    '',
    'Restarted (pods are replaced by a rollout)',
    '  Deployment ranking/churn',
    '    spec.template.image: "a" → "b"',
    '    spec.x: none → {"y":1}',
    '    spec.z: 1 → none',
  ]);
});

test('shows the first of many fields and counts the rest', () => {
  const fields = Array.from({ length: 10 }, (_, index) => ({ path: `f${index}`, new: 1 }));
  const text = diffText({ ...plain, changes: [{ ...restarted, fields }] }, wide);
  expect(text).toContain('f7: none → 1\n    and 2 more fields');
  expect(text).not.toContain('f8');
});

test('truncates a long value', () => {
  const fields = [{ path: 'f', new: 'x'.repeat(500) }];
  expect(diffText({ ...plain, changes: [{ ...restarted, fields }] }, unwrapped)).toMatch(/f: none → "x{159}…\n/);
});

test('two different values never look the same', () => {
  const same = 'x'.repeat(500);
  const fields = [{ path: 'f', old: `${same} before ${same}`, new: `${same} after ${same}` }];
  const [line = ''] = diffText({ ...plain, changes: [{ ...restarted, fields }] }, unwrapped)
    .split('\n')
    .filter((each) => each.includes('f: '));
  const [, old = '', now = ''] = /f: (.*) → (.*)$/.exec(line) ?? [];
  expect(old).toMatch(/^…x{39} before x+…$/);
  expect(now).toMatch(/^…x{39} after x+…$/);
});

test('an image is shown with its complete digest', () => {
  const image = (digit: string) => `registry.acme.example/machine-learning/serving/mlserver@sha256:${digit.repeat(64)}`;
  const fields = [{ path: 'image', old: image('1'), new: image('2') }];
  expect(diffText({ ...plain, changes: [{ ...restarted, fields }] }, unwrapped)).toContain(
    `image: "${image('1')}" → "${image('2')}"`,
  );
});

test('marks changes that cannot be undone', () => {
  const bucket: Change = {
    of: 'cloud',
    effect: 'deleted',
    kind: 'Bucket',
    name: 'models',
    fields: [],
    danger: 'all is lost',
  };
  const pool: Change = { of: 'cloud', effect: 'replaced', kind: 'NodePool', name: 'gpu', fields: [], why: 'it is new' };
  const text = diffText({ ...plain, changes: [bucket, pool] }, wide);
  expect(text).toContain('1 deleted, 1 replaced\n\nDeleted\n  !! Bucket models (cloud): all is lost\n');
  expect(text).toContain('  NodePool gpu (cloud)\n    it is new\n');
});

test('reports no changes', () => {
  expect(diffText({ ...plain, changes: [] }, wide)).toMatch(/^no changes\n/);
});

test('reports files that synth did not write if nothing else differs', () => {
  const one = diffText({ changes: [], unlisted: ['cluster/a.yaml'] }, wide);
  expect(one).toMatch(/^1 file that synth did not write, no other changes\n/);
  const two = diffText({ changes: [], unlisted: ['a.yaml', 'b.yaml'] }, wide);
  expect(two).toMatch(/^2 files that synth did not write, no other changes\n/);
});

test('shows the cost before and after', () => {
  const pools = [
    { pool: 'gpu', new: cost },
    { pool: 'cpu', old: cost, new: { ...cost, max: 6 } },
  ];
  const text = diffText(
    { changes: [], unlisted: [], cost: { hourlyUsd: { old: cost, new: { ...cost, max: 9 } }, pools, unknown: ['x'] } },
    wide,
  );
  expect(text).toMatch(/gpu +none → \$1\.000 +none → \$2\.000 +none → \$3\.000/);
  expect(text).toMatch(/cpu +\$1\.000 +\$2\.000 +\$3\.000 → \$6\.000/);
  expect(text).toMatch(/total\/hour +\$1\.000 +\$2\.000 +\$3\.000 → \$9\.000/);
  expect(text).toContain('excludes x: no known price');
});

test('says that manifests have no cloud resources', () => {
  expect(diffText({ changes: [], unlisted: [] }, wide)).toContain('only Kubernetes objects are compared');
});

test('fits into 80 columns', () => {
  const fields = [
    { path: 'spec.template.metadata.annotations["a.very/long-name"]', old: 'x'.repeat(80), new: 'y'.repeat(80) },
  ];
  const text = diffText(
    { ...plain, changes: [{ ...restarted, fields, why: 'because '.repeat(40) }] },
    createStyle(false, 80),
  );
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test('the JSON has all fields', () => {
  expect(JSON.parse(diffJson(plain))).toEqual(plain);
});

test('shows what pods run first and labels last', () => {
  const paths = [
    'metadata.labels["app.kubernetes.io/version"]',
    'spec.template.metadata.labels["app.kubernetes.io/version"]',
    ...Array.from({ length: 8 }, (_, index) => `spec.other${index}`),
    'spec.template.spec.containers[server].resources.limits.memory',
    'spec.template.spec.initContainers[model-download].env[MODEL_SHA256].value',
  ];
  const fields = paths.map((path) => ({ path, old: 1, new: 2 }));
  const lines = diffText({ ...plain, changes: [{ ...restarted, fields }] }, wide).split('\n');
  expect(lines.slice(4, 7).map((line) => line.trim())).toEqual([
    'spec.template.spec.initContainers[model-download].env[MODEL_SHA256].value: 1 → 2',
    'spec.template.spec.containers[server].resources.limits.memory: 1 → 2',
    'spec.other0: 1 → 2',
  ]);
  expect(lines.join('\n')).not.toContain('version');
});

test('shows objects of a namespace that differ only in the same labels together, at the end', () => {
  const fields = [{ path: 'metadata.labels["app.kubernetes.io/version"]', old: 'v1', new: 'v2' }];
  const labelled = (kind: string): Change => ({ ...restarted, effect: 'changed', kind, fields });
  const other: Change = { ...labelled('Rollout'), fields: [{ path: 'spec.paused', new: true }] };
  const changes = [labelled('PodMonitor'), labelled('Service'), other];
  expect(
    diffText({ ...plain, changes }, wide)
      .split('\n')
      .slice(0, 8),
  ).toEqual([
    '3 changed',
    '',
    'Changed in place',
    '  Rollout ranking/churn',
    '    spec.paused: none → true',
    '  2 objects in namespace ranking, only labels',
    '    metadata.labels["app.kubernetes.io/version"]: "v1" → "v2"',
    '    PodMonitor churn, Service churn',
  ]);
});

test('names of files that synth did not write are escaped', () => {
  const text = diffText({ changes: [], unlisted: ['x\u001b[1A\u001b[2K\nno changes.yaml'] }, wide);
  expect(text).toContain('    x\\u001b[1A\\u001b[2K\\u000ano changes.yaml\n');
});
