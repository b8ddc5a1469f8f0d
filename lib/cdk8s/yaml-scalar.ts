import { Yaml } from 'cdk8s';
import { cachedText } from '../units/text-cache';

/** Text of one line of printable ASCII. */
const printableLine = /^[ -~]*$/;

/** Text that starts with a character that cannot start a number, a date or an indicator of YAML. */
const plainStart = /^[A-Za-z_/$(]/;

/** Words that YAML 1.1 reads as a boolean or null, and `e5`, which it reads as a number. */
const notText = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?[0-9]+)$/i;

/** Text that YAML reads differently without quotes. */
const needsQuotes = /^[ ,[\]{}#&*!|>'"%@`]|: | #|[ :]$/;

/** Characters for which the writer of cdk8s uses quotes in text of several lines. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the subject
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\p{Surrogate}]/u;

/** Longer keys may be written in another form. */
const maxPlainKeyLength = 64;

/** A key as cdk8s writes it below the top level of an object. Undefined if it is not on the line of its value. */
export const keyText = cachedText((key) =>
  key.length <= maxPlainKeyLength && isPlain(key)
    ? key
    : between(Yaml.stringify({ k: { [key]: 0 } }), 'k:\n  ', ': 0\n'),
);

/** Text without line feeds as cdk8s writes it. Undefined if that takes several lines. */
export const lineText = cachedText(writeLine);

/**
 * A literal block as cdk8s writes it, without its key. Undefined for text that is not a literal block, or whose first or
 * last lines are empty or start with a space.
 */
export function blockText(text: string, indent: string): string | undefined {
  if (/^[ \n]|\n[\t ]+$/.test(text) || unprintable.test(text)) return undefined;
  const end = text.slice(text.trimEnd().length);
  const lineFeed = end.indexOf('\n');
  if (lineFeed === -1) return `|-\n${indent}${indented(text, indent)}`;
  return lineFeed === end.length - 1 ? `|\n${indent}${indented(text.slice(0, -1), indent)}` : undefined;
}

/** Indents all lines except empty ones. */
function indented(text: string, indent: string): string {
  return text.replace(/\n(?!\n)/g, `\n${indent}`);
}

function writeLine(text: string): string | undefined {
  if (isPlain(text)) return text;
  if (printableLine.test(text) && needsQuotes.test(text)) {
    return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
  }
  return between(Yaml.stringify({ k: text }), 'k: ', '\n');
}

function isPlain(text: string): boolean {
  return plainStart.test(text) && printableLine.test(text) && !needsQuotes.test(text) && !notText.test(text);
}

/** The part of a line between two texts; undefined if there are more lines. */
function between(text: string, before: string, after: string): string | undefined {
  if (!text.startsWith(before) || !text.endsWith(after)) return undefined;
  const part = text.slice(before.length, -after.length);
  return part.includes('\n') || part.startsWith('? ') ? undefined : part;
}
