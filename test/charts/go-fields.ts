/** Structs of a Go file: the type of each field by JSON name. */
export type GoStructs = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Parses the structs of a file. Fields of inlined structs are included. */
export function goStructs(source: string): GoStructs {
  const structs = new Map<string, ReadonlyMap<string, string>>();
  const embedded = new Map<string, readonly string[]>();
  for (const [, name = '', body = ''] of source.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
    const fields = [...body.matchAll(/^\t(\w+)\s+(\S+)\s+`json:"(\w+)[^"]*"`/gm)];
    structs.set(name, new Map(fields.map(([, , type = '', json = '']) => [json, type.replace(/^\*/, '')])));
    embedded.set(
      name,
      [...body.matchAll(/^\t(?:\w+\.)?(\w+)\s+`json:",inline"`/gm)].map(([, type = '']) => type),
    );
  }
  return new Map(
    [...structs].map(([name, fields]) => {
      const inlined = (embedded.get(name) ?? []).flatMap((type) => [...(structs.get(type) ?? [])]);
      return [name, new Map([...inlined, ...fields])];
    }),
  );
}

/**
 * Paths in a value for which a struct has no field. Types of other files are not checked; maps accept any key.
 */
export function unknownFields(value: unknown, type: string, structs: GoStructs, path = ''): readonly string[] {
  const fields = structs.get(type.replace(/^\[\]\*?/, ''));
  if (!fields || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => unknownFields(each, type, structs, `${path}[]`));
  return Object.entries(value).flatMap(([key, child]) => {
    const field = fields.get(key);
    const at = `${path}.${key}`;
    return field === undefined ? [at] : unknownFields(child, field, structs, at);
  });
}
