import type { Explanation, ExplanationLine, Origin } from '../../lib/plan/explain/explanation';
import { explanationsJson, explanationsText } from '../../lib/report/explain';
import { createStyle } from '../../lib/report/style';
import { words } from './section-of';

const wide = createStyle(false, 120);

function explanation(from: Origin): Explanation {
  const line = { field: 'machine', value: 'g6.xlarge', why: 'the cheapest', from };
  return { subject: { kind: 'service', name: 'churn' }, lines: [line] };
}

function originOf(from: Origin): string | undefined {
  return words(explanationsText([explanation(from)], wide).split('\n')[2])[3];
}

const path = ['services', 'churn', 'scale', 'min'];

test.each<[Origin, string]>([
  [{ kind: 'definition', path, places: [{ file: 'platform.yaml', line: 12, column: 7 }] }, 'platform.yaml:12:7'],
  [{ kind: 'definition', path, places: [] }, 'scale.min'],
  [{ kind: 'definition', path, places: [{ file: 'platform.ts' }] }, 'scale.min'],
  [{ kind: 'default', path }, 'default (scale.min)'],
  [
    { kind: 'default', path: ['cluster', 'nodePools', 'serving', 'zones'] },
    'default (cluster.nodePools.serving.zones)',
  ],
  [{ kind: 'computed' }, 'computed'],
  [{ kind: 'computed', path }, 'computed (override: scale.min)'],
  [{ kind: 'catalog', source: 'a price list' }, 'catalog'],
])('shows the source of a decision: %j', (from, text) => {
  expect(originOf(from)).toBe(text);
});

test('shows paths of a pool relative to the pool', () => {
  const line = {
    field: 'zones',
    value: 'x',
    why: 'y',
    from: { kind: 'default', path: ['cluster', 'nodePools', 'a', 'zones'] },
  };
  const text = explanationsText([{ subject: { kind: 'pool', name: 'a' }, lines: [line as ExplanationLine] }], wide);
  expect(words(text.split('\n')[2])[3]).toBe('default (zones)');
});

test('prints one table per subject under its kind and name', () => {
  const text = explanationsText([explanation({ kind: 'computed' })], wide);
  expect(text.split('\n').map(words)).toEqual([
    ['service churn'],
    ['field', 'value', 'reason', 'source'],
    ['machine', 'g6.xlarge', 'the cheapest', 'computed'],
    [''],
  ]);
});

test('fits into 80 columns', () => {
  const long = 'a reason that goes on and on '.repeat(10);
  const line = { field: 'a field of some length', value: long, why: long, from: { kind: 'computed' } } as const;
  const text = explanationsText([{ subject: { kind: 'pool', name: 'p' }, lines: [line] }], createStyle(false, 80));
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test('the JSON has all fields', () => {
  const one = explanation({ kind: 'default', path });
  expect(JSON.parse(explanationsJson([one]))).toEqual({ explanations: [one] });
});
