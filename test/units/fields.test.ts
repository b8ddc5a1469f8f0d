import { withFields } from '../../lib/units/fields';

test('fields that are computed when they are read stay so', () => {
  let reads = 0;
  const base = {
    get all() {
      reads += 1;
      return reads;
    },
    name: 'old',
  };
  const copy = withFields(base, { name: 'new', extra: true });
  expect(reads).toBe(0);
  expect([copy.name, copy.extra, copy.all]).toEqual(['new', true, 1]);
});

test('fields keep their order, and the object stays the same', () => {
  const base = { kind: 'Service', name: 'old' };
  expect(JSON.stringify(withFields(base, { name: 'new', kind: 'Pod' }))).toBe('{"kind":"Pod","name":"new"}');
  expect(base).toEqual({ kind: 'Service', name: 'old' });
});
