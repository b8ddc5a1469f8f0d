/** Breaks a text into lines of at most `width` characters: between words, or inside a word that is longer than a line. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

const afterSpace = /(?<= )/;
const afterPunctuation = /(?<=[,/=])/;

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

function cutWord(word: string, width: number): readonly string[] {
  if (word.trimEnd().length <= width) return [word];
  return word.split(afterPunctuation).flatMap((piece) => cut(piece, width));
}

function cut(piece: string, width: number): readonly string[] {
  if (piece.trimEnd().length <= width) return [piece];
  return [piece.slice(0, width), ...cut(piece.slice(width), width)];
}
