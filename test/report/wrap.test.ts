import { wrap } from '../../lib/report/wrap';

test('a text that fits stays one line', () => {
  expect(wrap('a b c', 5)).toEqual(['a b c']);
});

test('lines break between words and lose the space', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
});

test('line ends of the text stay', () => {
  expect(wrap('a\nb', 10)).toEqual(['a', 'b']);
});

test('a word breaks after a slash only where it is too long by itself', () => {
  expect(wrap('x nvidia.com/gpu', 14)).toEqual(['x', 'nvidia.com/gpu']);
  expect(wrap('x nvidia.com/gpu', 12)).toEqual(['x', 'nvidia.com/', 'gpu']);
});

test('a word without any place to break is cut', () => {
  expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
});
