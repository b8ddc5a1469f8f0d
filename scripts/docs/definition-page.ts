import schema from '../../schema.json';
import { type Example, examples } from './examples';

/** The part of a JSON Schema that the page shows. */
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

/** The reference page of the definition, from its JSON Schema. */
export function definitionPage(): string {
  // `$schema` is for editors, not part of the definition.
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
  const words = [kind(node), required ? 'required' : '', field.description ?? node.description ?? ''];
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

/** One of several alternatives. Its discriminator, such as `kind`, comes first and is not listed again. */
function form(path: string, given: Schema, depth: number): readonly string[] {
  const node = follow(given);
  const tag = ['kind', 'provider'].find((name) => node.properties?.[name]);
  const discriminator = tag === undefined ? undefined : node.properties?.[tag];
  if (tag === undefined || discriminator === undefined) return section(path, node, depth);
  const { [tag]: _, ...properties } = node.properties ?? {};
  const tags = (discriminator.enum ?? [discriminator.const])
    .map((value) => `\`${tag}: ${String(value)}\``)
    .join(' or ');
  const words = node.description ?? discriminator.description;
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
  if (node.type === 'object' && typeof node.additionalProperties === 'object') return 'map by name';
  return '';
}

function follow(node: Schema): Schema {
  const name = node.$ref?.replace('#/$defs/', '');
  return (name && root.$defs?.[name]) || node;
}

const intro = `# Definition reference

Generated from the schema of the definition by \`npm run docs\`. Editors show the same text for each field, in YAML and in
TypeScript. \`NAME\` is a name that you choose. The examples are YAML and omit the objects that they refer to; in TypeScript
the same maps are objects.
`;
