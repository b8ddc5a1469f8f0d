import type { Change, PlatformDiff } from '../../lib/diff/change';
import { diffJson, diffText } from '../../lib/report/diff';
import { createStyle } from '../../lib/report/style';

const wide = createStyle(false, 120);

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
  cost: { hourlyUsd: { old: cost, new: cost }, pools: [], unknown: [] },
};

test('a change shows its thing and each field with both values', () => {
  expect(diffText(plain, wide).split('\n').slice(0, 7)).toEqual([
    '1 restarted',
    '',
    'Restarted: pods are replaced in the way of their rollout',
    '  Deployment ranking/churn',
    '    spec.template.image: "a" → "b"',
    '    spec.x: nothing → {"y":1}',
    '    spec.z: 1 → nothing',
  ]);
});

test('of many fields the first are shown and the rest is counted', () => {
  const fields = Array.from({ length: 10 }, (_, index) => ({ path: `f${index}`, new: 1 }));
  const text = diffText({ ...plain, changes: [{ ...restarted, fields }] }, wide);
  expect(text).toContain('f7: nothing → 1\n    and 2 fields more');
  expect(text).not.toContain('f8');
});

test('a long value is cut', () => {
  const fields = [{ path: 'f', new: 'x'.repeat(500) }];
  expect(diffText({ ...plain, changes: [{ ...restarted, fields }] }, wide)).toMatch(/f: nothing → "x{59}…\n/);
});

test('what is lost is marked, and said why', () => {
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

test('where nothing changes it is said', () => {
  expect(diffText({ ...plain, changes: [] }, wide)).toMatch(/^nothing changes\n/);
});

test('the cost shows what changes, before and after', () => {
  const pools = [
    { pool: 'gpu', new: cost },
    { pool: 'cpu', old: cost, new: { ...cost, max: 6 } },
  ];
  const text = diffText(
    { changes: [], cost: { hourlyUsd: { old: cost, new: { ...cost, max: 9 } }, pools, unknown: ['x'] } },
    wide,
  );
  expect(text).toMatch(/gpu +nothing → \$1\.000 +nothing → \$2\.000 +nothing → \$3\.000/);
  expect(text).toMatch(/cpu +\$1\.000 +\$2\.000 +\$3\.000 → \$6\.000/);
  expect(text).toMatch(/all, an hour +\$1\.000 +\$2\.000 +\$3\.000 → \$9\.000/);
  expect(text).toContain('without x: no price is known');
});

test('without a cost it is said that only objects were compared', () => {
  expect(diffText({ changes: [] }, wide)).toContain('only objects were compared');
});

test('no line is wider than a narrow terminal', () => {
  const fields = [
    { path: 'spec.template.metadata.annotations["a.very/long-name"]', old: 'x'.repeat(80), new: 'y'.repeat(80) },
  ];
  const text = diffText(
    { ...plain, changes: [{ ...restarted, fields, why: 'because '.repeat(40) }] },
    createStyle(false, 80),
  );
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test('for programs everything is there', () => {
  expect(JSON.parse(diffJson(plain))).toEqual(plain);
});
