import { cachedText } from '../units/text-cache';

/**
 * Text that needs no quotes: it starts with a letter, digit, slash, dot or underscore, followed by characters without a
 * meaning in YAML at that place.
 */
const plain = /^[A-Za-z0-9/._](?:[A-Za-z0-9/._\-+()@$=;*^~|<>?!'"%&`,[\]{} ]|:(?! |$)|#)*$/;

/** Without quotes, trailing spaces are lost, a hash after a space starts a comment, and three dots end a document. */
const needsQuotes = / #| $|^\.\.\./;

/** Words that YAML 1.1 or 1.2 reads as true, false or null. Source: yaml.org/type/bool.html and null.html; YAML 1.2.2, 10.3. */
const words = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/**
 * Text that some version of YAML or some parser may read as a number, a date or a time: `12_000`, `0o7`, `1:30`, `1e3`,
 * `e3`, `.inf`, `2026-11-24T08:00:00Z`. It may match too much, because quotes do no harm.
 */
const numberLike = /^\.?[0-9][0-9a-fA-FxXoO_.,:+\-tTzZ ]*$|^[._]*e[-+]?[0-9._]*$|^\.(?:inf|nan)$|^[._]+$/i;

/** Characters that JSON strings allow unescaped and YAML strings do not. */
const escaped = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Text on one line: without quotes if every parser reads it as a string, otherwise with quotes. */
export const scalarText = cachedText(write);

function write(text: string): string {
  if (isPlain(text)) return text;
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(
    escaped,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isPlain(text: string): boolean {
  if (!plain.test(text) || needsQuotes.test(text)) return false;
  return !(mayBeNumber.test(text) && numberLike.test(text)) && !(text.length <= 5 && words.has(text.toLowerCase()));
}

/** First characters of {@link numberLike}. */
const mayBeNumber = /^[0-9._eE]/;
