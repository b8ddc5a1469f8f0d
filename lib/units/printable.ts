/**
 * Characters that a terminal obeys or that hide what a text says: control characters with the start of escape sequences,
 * format characters such as those that change the direction of text, characters that programs do not draw, line separators,
 * and halves of surrogate pairs.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Control characters, and characters that change the direction or the line of text. Sentences can have emoji of several parts. */
const hiddenInSentence = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Zl}\p{Zp}\p{Cs}]/u;

/** Text for a terminal on one line: hidden characters are escaped as in JSON, `\u001b`. */
export function printable(text: string): string {
  return text.replace(hidden, escaped);
}

/** Text of several lines for a terminal. Line breaks stay. */
export function printableLines(text: string): string {
  return text.replace(hidden, (character) => (character === '\n' ? character : escaped(character)));
}

/** Why a text cannot be a name, a path or a title, as a sentence without its subject; undefined if it can. */
export function hiddenProblem(text: string): string | undefined {
  if (/\p{Cc}/u.test(text)) return 'contains control characters';
  return text.search(hidden) < 0 ? undefined : 'contains invisible characters';
}

/** Why a text cannot be sentences for people. */
export function sentenceProblem(text: string): string | undefined {
  if (text.includes('\n')) return 'contains a line break';
  return hiddenInSentence.test(text) ? 'contains control characters' : undefined;
}

/** Text in which no character can look like another one: all but printable ASCII are escaped. */
export function asciiText(text: string): string {
  return text.replace(/[^ -~]/gu, escaped);
}

/** A character with its code point, because it can look like another one: `о (U+043E)`. */
export function namedCharacter(character: string): string {
  const point = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `${character} (${point})` : point;
}

/** Most characters that a message names. */
const maxNamed = 3;

/** The characters of a text that are not ASCII, to add to a problem: `: it contains о (U+043E)`. Empty if there is none. */
export function notAscii(text: string): string {
  const characters = [...new Set(text.match(/[^\0-~]/gu))];
  if (characters.length === 0) return '';
  const more = characters.length > maxNamed ? ` and ${characters.length - maxNamed} more` : '';
  return `: it contains ${characters.slice(0, maxNamed).map(namedCharacter).join(', ')}${more}`;
}

/** Each code unit, so that the text is also the escape of a JSON string. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}
