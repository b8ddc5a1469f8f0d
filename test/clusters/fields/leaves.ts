/** A field without fields of its own, as the JSON Schema has it. */
export interface Leaf {
  readonly type?: string;
  readonly enum?: readonly unknown[];
}

interface Node extends Leaf {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

/** Nouns that decide about cloud resources. */
const nouns = new Set(['name', 'cluster', 'buckets', 'teams']);

/** Every field without fields of its own, of the nouns that decide about cloud resources. Keys that users choose are `KEY`. */
export function cloudFields(schema: object): ReadonlyMap<string, Leaf> {
  const found = leavesBelow(schema as Node, []).filter(
    ([field]) => nouns.has(field.split('.')[0] ?? '') && field !== 'cluster.provider',
  );
  return new Map(found);
}

function leavesBelow(node: Node, path: readonly string[]): readonly (readonly [string, Leaf])[] {
  const forms = node.anyOf ?? node.oneOf;
  if (forms) return forms.flatMap((form) => leavesBelow(form, path));
  if (node.type === 'array') return leavesBelow(node.items ?? {}, [...path, '[]']);
  if (node.type !== 'object') return [[path.join('.'), node]];
  const { properties = {}, additionalProperties: rest } = node;
  const below = typeof rest === 'object' ? leavesBelow(rest, [...path, '*']) : [];
  return [
    ...Object.entries(properties).flatMap(([name, child]) => leavesBelow(child, [...path, name])),
    ...(typeof rest === 'object' ? [[[...path, 'KEY'].join('.'), { type: 'string' }] as const, ...below] : []),
  ];
}
