/** The first characters of a text. Everything after the maximum is replaced by its number of characters. */
export function boundedText(text: string, maxLength: number): string {
  const rest = text.length - maxLength;
  return rest > 0 ? `${text.slice(0, maxLength)}… (${rest} more characters)` : text;
}

/** The first entries of a list as text, and the number of the others. */
export function boundedList(entries: readonly string[], maxEntries: number): string {
  const rest = entries.length - maxEntries;
  const first = entries.slice(0, maxEntries).join(', ');
  return rest > 0 ? `${first} and ${rest} more` : first;
}
