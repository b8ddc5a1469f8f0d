/**
 * Text that can stand without quotes: it begins with a letter, digit, slash, point or underscore and goes on with
 * characters that have no meaning in YAML there.
 */
const plain = /^[A-Za-z0-9/._](?:[A-Za-z0-9/._\-+()@$=;*^~|<>?!'"%&`,[\]{} ]|:(?! |$)|#)*$/;

/** Blanks at the end are lost without quotes, behind a blank a hash begins a comment, and three points end a document. */
const needsQuotes = / #| $|^\.\.\./;

/** What YAML 1.1 or 1.2 reads as true, false or null. Source: yaml.org/type/bool.html and null.html; YAML 1.2.2, 10.3. */
const words = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/**
 * Whatever might be a number, a date or a time in some version of YAML or in some reader of it: `12_000`, `0o7`,
 * `1:30`, `1e3`, `e3`, `.inf`, `2026-11-24T08:00:00Z`. Rather too much than too little: quotes do no harm.
 */
const numberLike = /^\.?[0-9][0-9a-fA-FxXoO_.,:+\-tTzZ ]*$|^[._]*e[-+]?[0-9._]*$|^\.(?:inf|nan)$|^[._]+$/i;

/** Characters that a JSON string may hold as they are and a YAML one may not. */
const escaped = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Texts repeat: keys and labels are written thousands of times. */
const remembered = new Map<string, string>();
const rememberedLength = 64;
const rememberedCount = 20_000;

/** A text on one line: as it is where every reader takes it for a text, otherwise in quotes. */
export function scalarText(text: string): string {
  if (text.length > rememberedLength) return write(text);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const written = write(text);
  if (remembered.size < rememberedCount) remembered.set(text, written);
  return written;
}

function write(text: string): string {
  if (isPlain(text)) return text;
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(
    escaped,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isPlain(text: string): boolean {
  return plain.test(text) && !needsQuotes.test(text) && !numberLike.test(text) && !words.has(text.toLowerCase());
}
