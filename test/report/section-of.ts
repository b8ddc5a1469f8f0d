/** The lines of one section of a report without its heading. */
export function sectionOf(title: string, text: string): readonly string[] {
  const found = text.split('\n\n').join('\n').split('\n');
  const start = found.findIndex((line) => line.startsWith(title));
  if (start === -1) return [];
  const rest = found.slice(start + 1);
  const end = rest.findIndex((line) => /^\S/.test(line));
  return rest.slice(0, end === -1 ? undefined : end);
}

/** The cells of a line. */
export function words(line: string | undefined): readonly string[] {
  return (line ?? '').trim().split(/ {2,}/);
}
