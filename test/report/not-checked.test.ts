import { notCheckedText } from '../../lib/report/not-checked';
import { createStyle } from '../../lib/report/style';

const max = ['services', 'churn', 'scale', 'max'];
const pool = ['cluster', 'nodePools', 'general'];

test('is empty if everything is checked', () => {
  expect(notCheckedText([])).toBe('');
});

test('lists invalid values, then what depends on them', () => {
  const text = notCheckedText([
    { path: max, because: [max] },
    { path: pool, because: [max] },
  ]);
  expect(text).toBe(
    'not checked: services.churn.scale.max (it has errors)\n' +
      'not fully checked: cluster.nodePools.general (it depends on services.churn.scale.max)\n',
  );
});

test('says which value a left out service needs', () => {
  const pool = ['services', 'ranker', 'pool'];
  expect(notCheckedText([{ path: ['services', 'ranker'], because: [pool] }])).toBe(
    'not fully checked: services.ranker (it depends on services.ranker.pool)\n',
  );
});

test('refers to the errors if any of several values can be the reason', () => {
  const all = [max, ['teams']].map((path) => ({ path, because: [path] }));
  expect(notCheckedText([...all, { path: pool, because: [] }])).toBe(
    'not checked: services.churn.scale.max, teams (they have errors)\n' +
      'not fully checked because of the errors above: cluster.nodePools.general\n',
  );
});

test('counts the entries of a map with many', () => {
  const all = Array.from({ length: 6 }, (_, index) => ({ path: ['services', `s${index}`], because: [['teams']] }));
  expect(notCheckedText([{ path: ['teams'], because: [['teams']] }, ...all])).toContain(
    'not fully checked: 6 entries of services (they depend on teams)\n',
  );
});

test('names the whole definition', () => {
  expect(notCheckedText([{ path: [], because: [] }])).toBe('not checked: the whole definition (it has errors)\n');
});

test('wraps to the width of the terminal', () => {
  const all = Array.from({ length: 4 }, (_, index) => ({ path: ['services', `service-${index}`, 'pool'] }));
  const lines = notCheckedText(
    all.map(({ path }) => ({ path, because: [path] })),
    createStyle(false, 80),
  ).split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test('prints the first fifty reasons', () => {
  const all = Array.from({ length: 500 }, (_, index) => ({
    path: ['services', `s${index}`],
    because: [['services', `s${index}`, 'pool']],
  }));
  const lines = notCheckedText(all).trimEnd().split('\n');
  expect(lines).toHaveLength(51);
  expect(lines.at(-1)).toBe('and 450 more reasons');
});

test('prints the first fifty names of one reason', () => {
  const all = Array.from({ length: 500 }, (_, index) => ({ path: ['services', `s${index}`, 'pool'] }));
  const text = notCheckedText(all.map(({ path }) => ({ path, because: [path] })));
  expect(text).toContain('services.s49.pool and 450 more (they have errors)');
  expect(text).not.toContain('s50');
});

test('takes time in proportion to the number of reasons', () => {
  const all = Array.from({ length: 20_000 }, (_, index) => ({
    path: ['services', `s${index}`],
    because: [['services', `s${index}`, 'model', 'name']],
  }));
  expect(notCheckedText(all)).toContain('and 19950 more reasons');
}, 10_000);
