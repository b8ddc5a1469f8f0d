/** Other names of some names, by other name. They have only lower-case letters and digits. */
export function synonymsOf<Name extends string>(
  others: Readonly<Record<Name, readonly string[]>>,
): ReadonlyMap<string, Name> {
  const names = Object.entries(others) as [Name, readonly string[]][];
  return new Map(names.flatMap(([name, synonyms]) => synonyms.map((synonym) => [synonym, name] as const)));
}

/** The form of a written name that synonyms have. */
export function synonymForm(written: string): string {
  return written.toLowerCase().replace(/[^a-z0-9]/g, '');
}
