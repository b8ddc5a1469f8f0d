import { printable } from '../units/printable';

/**
 * Breaks a text into lines of at most `width` characters: between words, or inside a word that is longer than a line. A line
 * break in the text is escaped.
 */
export function wrap(text: string, width: number): readonly string[] {
  return wrapLine(printable(text), width);
}

const afterSpace = /(?<= )/;

/** Where a word that is longer than a line may break: at separators first, then inside names. */
const breaks: readonly RegExp[] = [/(?<=[,/=])(?!\/)/, /(?<=[.:@_-])(?!\/)/];

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(afterSpace).flatMap((word) => cutWord(word, width))) {
    if (line !== '' && (line + piece).trimEnd().length > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  lines.push(line.trimEnd());
  return lines;
}

function cutWord(word: string, width: number, [pattern, ...rest] = breaks): readonly string[] {
  if (word.trimEnd().length <= width) return [word];
  if (pattern === undefined) return chunks(word, Math.max(1, width));
  return word.split(pattern).flatMap((piece) => cutWord(piece, width, rest));
}

function chunks(word: string, length: number): readonly string[] {
  return Array.from({ length: Math.ceil(word.length / length) }, (_, index) =>
    word.slice(index * length, (index + 1) * length),
  );
}
