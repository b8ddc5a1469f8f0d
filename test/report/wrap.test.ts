import { wrap } from '../../lib/report/wrap';

test('keeps a text that fits on one line', () => {
  expect(wrap('a b c', 5)).toEqual(['a b c']);
});

test('breaks between words and drops the space', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
});

test('escapes line breaks', () => {
  expect(wrap('a\nb', 10)).toEqual(['a\\u000ab']);
});

test('breaks a word after a slash only if it is longer than a line', () => {
  expect(wrap('x nvidia.com/gpu', 14)).toEqual(['x', 'nvidia.com/gpu']);
  expect(wrap('x nvidia.com/gpu', 12)).toEqual(['x', 'nvidia.com/', 'gpu']);
});

test('cuts a long word without punctuation', () => {
  expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
});

test('cuts a word that is much longer than a line', () => {
  const lines = wrap('a'.repeat(100_001), 20);
  expect(lines).toHaveLength(5001);
  expect(lines.join('')).toBe('a'.repeat(100_001));
  expect(lines.at(-1)).toBe('a');
});

test('breaks a name at dots and dashes if it is longer than a line', () => {
  expect(wrap('nvidia.com/kube-prometheus-stack', 12)).toEqual(['nvidia.com/', 'kube-', 'prometheus-', 'stack']);
});

test('does not break inside ://', () => {
  expect(wrap('ab s3://models', 7)).toEqual(['ab', 's3://', 'models']);
});

test('breaks a word of many lines', () => {
  const lines = wrap('x'.repeat(1_000_000), 20);
  expect([lines.length, lines.join('').length]).toEqual([50_000, 1_000_000]);
  expect(wrap('abc', 0)).toEqual(['a', 'b', 'c']);
});
