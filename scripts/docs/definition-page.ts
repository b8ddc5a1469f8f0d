import { schemaFiles } from '../schema-files';
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
}

const root: Schema = schemaFiles()['schema.json'] ?? {};

/** The reference page of the definition, from its JSON Schema. */
export function definitionPage(): string {
  // `$schema` is for editors, not part of the definition.
  const { $schema: _, ...properties } = root.properties ?? {};
  return `${intro}\n${section('', { ...root, properties }, 0).join('\n')}\n`;
}

function section(path: string, node: Schema, depth: number): readonly string[] {
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

/** Type, range and default of a field in one line. */
function line(path: string, field: Schema, required: boolean, depth: number): readonly string[] {
  const heading = depth === 0 ? [`\n## ${path}\n`, ...examplesOf(path)] : [];
  // A default in words is a sentence at the end.
  const [text = '', value] = (field.description ?? '').split(/\s?Default: (`[^`]*`)\.$/);
  const facts = [type(field), ...(required ? ['required'] : []), ...(value ? [`default ${value}`] : [])];
  return [...heading, `- \`${path}\` (${facts.join(', ')}): ${text}`, ...section(path, field, depth + 1)];
}

/** One of several alternatives. Its discriminator, such as `kind`, comes first and is not listed again. */
function form(path: string, node: Schema, depth: number): readonly string[] {
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

function type(node: Schema): string {
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.enum) return node.enum.map((value) => `\`${String(value)}\``).join(' | ');
  const alternatives = node.anyOf ?? node.oneOf;
  if (alternatives) return [...new Set(alternatives.map(type))].join(' or ');
  if (node.items) return `list of ${type(node.items)}s`;
  return node.type === 'object' ? 'map' : (node.type ?? '');
}

const intro = `# Definition reference

Generated from the docstrings of the definition by \`npm run docs\`. Editors show the same text for each field, in YAML and
in TypeScript. Each line has the type of a field, whether it is required, and its default. \`NAME\` is a name that you
choose. The examples are YAML and omit the objects that they refer to; in TypeScript the same maps are objects.
`;
