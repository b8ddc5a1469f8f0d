import schema from '../../../../schema.part.json';

/** A place in a part where a name can be written. Steps of lists and of keys that users choose are `[]` and `*`. */
export type Field = string;

/** A text in a part, or a key of one of its maps. */
export interface Leaf {
  readonly field: Field;
  readonly path: readonly (string | number)[];
  readonly isKey: boolean;
}

interface Node {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly $ref?: string;
}

/** Every field of the schema of a part that takes a free text or a free key. */
export function freeFields(): readonly Field[] {
  return [...new Set(fieldsBelow(schema as Node, []))].filter((field) => field !== '$schema').sort();
}

function fieldsBelow(node: Node, path: readonly string[]): readonly Field[] {
  if (node.$ref !== undefined) throw new Error(`the schema of a part has a reference: ${node.$ref}`);
  const forms = node.anyOf ?? node.oneOf;
  if (forms) return forms.flatMap((form) => fieldsBelow(form, path));
  const { additionalProperties: rest } = node;
  switch (node.type) {
    case 'object':
      return [
        ...Object.entries(node.properties ?? {}).flatMap(([name, child]) => fieldsBelow(child, [...path, name])),
        ...(typeof rest === 'object' ? [keyOf(path), ...fieldsBelow(rest, [...path, '*'])] : []),
      ];
    case 'array':
      return fieldsBelow(node.items ?? {}, [...path, '[]']);
    case 'string':
      return node.enum || node.const !== undefined ? [] : [path.join('.')];
    default:
      return [];
  }
}

/** Every text and every key of a part. */
export function leavesOf(part: unknown, fields: readonly Field[]): readonly Leaf[] {
  return leavesBelow(part, [], [], new Set(fields));
}

function leavesBelow(
  value: unknown,
  path: Leaf['path'],
  field: readonly string[],
  fields: ReadonlySet<Field>,
): readonly Leaf[] {
  if (typeof value === 'string') {
    return fields.has(field.join('.')) ? [{ field: field.join('.'), path, isKey: false }] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leavesBelow(item, [...path, index], [...field, '[]'], fields));
  }
  if (typeof value !== 'object' || value === null) return [];
  const isFree = fields.has(keyOf(field));
  return Object.entries(value).flatMap(([key, child]) => [
    ...(isFree ? [{ field: keyOf(field), path: [...path, key], isKey: true }] : []),
    ...leavesBelow(child, [...path, key], [...field, isFree ? '*' : key], fields),
  ]);
}

function keyOf(path: readonly string[]): Field {
  return [...path, 'KEY'].join('.');
}

/** The part with another text or another key. */
export function withLeaf<T>(part: T, { path, isKey }: Leaf, text: string): T {
  const copy = structuredClone(part);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<unknown>((value, step) => Reflect.get(value as object, step), copy) as object;
  if (isKey) {
    const child = Reflect.get(parent, last);
    Reflect.deleteProperty(parent, last);
    Reflect.set(parent, text, child);
  } else Reflect.set(parent, last, text);
  return copy;
}
