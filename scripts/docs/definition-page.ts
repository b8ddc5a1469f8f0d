import schema from '../../schema.json';
import { type Example, examples } from './examples';

/** As much of a JSON Schema as the page shows. */
interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const root: Schema = schema as Schema;

/** The page of every field of a definition, from its JSON Schema. */
export function definitionPage(): string {
  // `$schema` is for editors, and no part of a definition.
  const { $schema: _, ...properties } = root.properties ?? {};
  return `${intro}\n${section('', { ...root, properties }, 0).join('\n')}\n`;
}

function section(path: string, given: Schema, depth: number): readonly string[] {
  const node = follow(given);
  const alternatives = node.anyOf ?? node.oneOf ?? [];
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([name, field]) =>
      line(path === '' ? name : `${path}.${name}`, field, node.required?.includes(name) ?? false, depth),
    ),
    ...alternatives.flatMap((alternative) => form(path, alternative, depth)),
    ...(typeof node.additionalProperties === 'object' ? section(`${path}.NAME`, node.additionalProperties, depth) : []),
    ...(node.items ? section(`${path}[]`, node.items, depth) : []),
  ];
}

function line(path: string, field: Schema, required: boolean, depth: number): readonly string[] {
  const node = follow(field);
  const words = [kind(node), required ? 'needed' : '', field.description ?? node.description ?? ''];
  const heading = depth === 0 ? [`\n## ${path}\n`, ...examplesOf(path)] : [];
  return [
    ...heading,
    `- \`${path}\`: ${words
      .filter((word) => word !== '')
      .join('. ')
      .replace(/\.\./g, '.')}`,
    ...section(path, node, depth + 1),
  ];
}

/** A form among several: where a field such as `kind` says which one it is, that comes first and is not told again. */
function form(path: string, given: Schema, depth: number): readonly string[] {
  const node = follow(given);
  const tag = ['kind', 'provider'].find((name) => node.properties?.[name]);
  const said = tag === undefined ? undefined : node.properties?.[tag];
  if (tag === undefined || said === undefined) return section(path, node, depth);
  const { [tag]: _, ...properties } = node.properties ?? {};
  const tags = (said.enum ?? [said.const]).map((value) => `\`${tag}: ${String(value)}\``).join(' or ');
  const words = node.description ?? said.description;
  return [
    `- \`${path}\` with ${tags}${words === undefined ? '' : `: ${words}`}`,
    ...section(path, { ...node, properties }, depth),
  ];
}

function examplesOf(field: string): readonly string[] {
  return examples.filter((example) => example.of === field).flatMap(exampleText);
}

function exampleText({ shows, yaml, files = {} }: Example): readonly string[] {
  return [
    `${shows}\n`,
    block(yaml),
    ...Object.entries(files).flatMap(([path, text]) => [`\`${path}\`:\n`, block(text)]),
  ];
}

function block(yaml: string): string {
  return `\`\`\`yaml\n${yaml}\`\`\`\n`;
}

function kind(node: Schema): string {
  if (node.const !== undefined) return `always \`${String(node.const)}\``;
  if (node.enum) return node.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (node.type === 'object' && typeof node.additionalProperties === 'object') return 'a map by names of yours';
  return '';
}

function follow(node: Schema): Schema {
  const name = node.$ref?.replace('#/$defs/', '');
  return (name && root.$defs?.[name]) || node;
}

const intro = `# The definition, field by field

Made from the schema of the definition: \`npm run docs\`. The same text stands at each field in your editor, in YAML and in
TypeScript. \`NAME\` is a name that you choose. The examples are YAML, each without what it refers to; in TypeScript
the same maps are objects.
`;
