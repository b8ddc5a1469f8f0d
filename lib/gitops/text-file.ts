import { hash } from 'node:crypto';

/** SHA-256 of the content in hexadecimal digits. */
export function contentDigest(content: string | Buffer): string {
  return hash('sha256', content);
}

/**
 * A written file in the form in which it was written: without a byte order mark, with line feeds as line ends and exactly
 * one at the end. Git with `core.autocrlf` and editors change these, which changes no object. The text is not decoded, so
 * that other encodings stay different.
 */
export function normalForm(content: Buffer): Buffer {
  const text = content.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return Buffer.from(`${withoutLastLineEnds(text.replaceAll('\r\n', '\n'))}\n`, 'latin1');
}

function withoutLastLineEnds(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
