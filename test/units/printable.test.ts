import fc from 'fast-check';
import { boundedList, boundedText } from '../../lib/units/bounded';
import { hiddenProblem, printable, printableLines, sentenceProblem } from '../../lib/units/printable';

const hidden = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]/u;

test.each([
  ['\u001b[2J', '\\u001b[2J'],
  ['\u009b2J', '\\u009b2J'],
  ['a\r\nb', 'a\\u000d\\u000ab'],
  ['\u202egpj', '\\u202egpj'],
  ['\u2028', '\\u2028'],
  ['\ud800', '\\ud800'],
  ['a\u3164b\u034f\ufe0f', 'a\\u3164b\\u034f\\ufe0f'],
  ['\u{e0041}', '\\udb40\\udc41'],
  ['Zürich 東京 🚕', 'Zürich 東京 🚕'],
])('escapes %j', (text, printed) => {
  expect(printable(text)).toBe(printed);
});

test('has no hidden characters, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(hidden);
      expect(printableLines(text).replaceAll('\n', '')).not.toMatch(hidden);
      expect(JSON.parse(printableLines(JSON.stringify({ text }, undefined, 2)))).toEqual({ text });
    }),
  );
});

test('keeps the line breaks of lines', () => {
  expect(printableLines('a\n\u001bb\n')).toBe('a\n\\u001bb\n');
});

test('names and paths have no hidden characters, sentences can have emoji of several parts', () => {
  expect(hiddenProblem('a\nb')).toBe('contains control characters');
  expect(hiddenProblem('a\u202eb')).toBe('contains invisible characters');
  expect(hiddenProblem('a\u3164b')).toBe('contains invisible characters');
  expect(hiddenProblem('Zürich')).toBeUndefined();
  expect(sentenceProblem('first, second 👩‍💻')).toBeUndefined();
  expect(sentenceProblem('first\nsecond')).toBe('contains a line break');
  expect(['\u001b[2J', '\r', '\u009b', '\u202e', '\u2028'].map(sentenceProblem)).not.toContain(undefined);
});

test('limits texts and lists', () => {
  expect(boundedText('abc', 3)).toBe('abc');
  expect(boundedText('abcde', 3)).toBe('abc… (2 more characters)');
  expect(boundedList(['a', 'b', 'c'], 3)).toBe('a, b, c');
  expect(boundedList(['a', 'b', 'c'], 1)).toBe('a and 2 more');
});
