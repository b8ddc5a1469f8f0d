import { Arrival } from './arrival';

const arrival = new Arrival(['original', 'key'], '$(X)');

test.each([
  ['the text itself', 'original', '$(X)'],
  ['a part of a text', 'a/original/b', 'a/$(X)/b'],
  ['escaped for Kubernetes', 'a original', 'a $$(X)'],
  ['a key of a map', { key: 'a' }, { '$(X)': 'a' }],
  ['another order of a list', ['original', 'b'], ['b', '$(X)']],
  ['another digest', 'job-0123abcd', 'job-9876fedc'],
])('accepts %s', (_, before, after) => {
  expect(arrival.problems(before, after)).toEqual([]);
});

test.each([
  ['another beginning', 'a/original', 'b/$(X)'],
  ['only a part of the text', 'original', '$(X'],
  ['another entry of a list', ['original'], ['$(X)', 'b']],
  ['another field', { key: 'a' }, { '$(X)': 'a', b: 'c' }],
  ['another type', 'original', 1],
  ['another number', 1, 2],
])('reports %s', (_, before, after) => {
  expect(arrival.problems(before, after)).not.toEqual([]);
});
