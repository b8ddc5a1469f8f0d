import { canonicalJson } from '../units/canonical-json';
import { printableLines } from '../units/printable';

/** A report as JSON. Characters that a terminal obeys are escaped, also those that JSON allows. */
export function reportJson(report: unknown): string {
  return `${printableLines(canonicalJson(report, 2))}\n`;
}

/** A value as JSON on one line; the string form of a value that is not JSON. */
export function valueText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** A value that JSON can represent; a string for any other. */
export function valueJson(value: unknown): unknown {
  try {
    const text = JSON.stringify(value);
    return text === undefined ? String(value) : JSON.parse(text);
  } catch {
    return String(value);
  }
}
