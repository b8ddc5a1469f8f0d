import { join } from 'node:path';
import ts from 'typescript';
import type { JsonSchema } from '../lib/definition/schema/json-schema';
import { isMap } from '../lib/definition/schema/values';
import type { Documented } from './documented';

const file = join(__dirname, 'documented.ts');
const program = ts.createProgram([file], {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  types: [],
});
const checker = program.getTypeChecker();

/**
 * Appends the defaults of fields to the descriptions of a JSON Schema. The text comes from `@default` in the docstring of
 * the interface, so both always agree.
 *
 * @throws Error if the schema has a field that the interface does not have.
 */
export function withDefaults(schema: JsonSchema, name: keyof Documented): JsonSchema {
  return withFields(schema, propertyType(interfaceType(), name));
}

function interfaceType(): ts.Type {
  const declaration = program.getSourceFile(file)?.statements.find(ts.isInterfaceDeclaration);
  if (!declaration) throw new Error(`${file} has no interface`);
  return checker.getTypeAtLocation(declaration.name);
}

/** Walks a schema and its interface in parallel. */
function withFields(schema: JsonSchema, given: ts.Type): JsonSchema {
  const { properties, additionalProperties, items, anyOf, oneOf } = schema;
  const type = checker.getNonNullableType(given);
  const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const entries = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  return {
    ...schema,
    ...(isMap(properties) ? { properties: withEach(properties, type) } : {}),
    ...(isMap(additionalProperties) && values
      ? { additionalProperties: withFields(additionalProperties, values) }
      : {}),
    ...(isMap(items) && entries ? { items: withFields(items, entries) } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: withAlternatives(anyOf, type) } : {}),
    ...(Array.isArray(oneOf) ? { oneOf: withAlternatives(oneOf, type) } : {}),
  };
}

function withEach(properties: JsonSchema, type: ts.Type): JsonSchema {
  const fields = Object.entries(properties).map(([name, field]): [string, unknown] => {
    // Only editors use `$schema`. It is not part of the interface.
    if (name === '$schema' || !isMap(field)) return [name, field];
    const described = withFields(field, propertyType(type, name));
    const written = type
      .getProperty(name)
      ?.getJsDocTags(checker)
      .find((tag) => tag.name === 'default');
    if (!written) return [name, described];
    const { description } = described;
    const text = defaultSentence(ts.displayPartsToString(written.text));
    return [name, { ...described, description: typeof description === 'string' ? `${description} ${text}` : text }];
  });
  return Object.fromEntries(fields);
}

function withAlternatives(alternatives: readonly unknown[], type: ts.Type): readonly unknown[] {
  const types = type.isUnion() ? type.types : [type];
  return alternatives.map((alternative) => {
    if (!isMap(alternative)) return alternative;
    const { properties, items } = alternative;
    if (isMap(items)) return withFields(alternative, theOne(types, isList, 'is a list'));
    if (!isMap(properties)) return alternative;
    const names = Object.keys(properties).sort().join(', ');
    const isSame = (candidate: ts.Type) => fieldNames(candidate) === names && isOfKind(candidate, properties);
    return withFields(alternative, theOne(types, isSame, `has exactly the fields ${names}`));
  });
}

function theOne(types: readonly ts.Type[], isMeant: (type: ts.Type) => boolean, words: string): ts.Type {
  const [found, ...others] = types.filter(isMeant);
  if (!found || others.length > 0)
    throw new Error(`expected exactly one interface that ${words}, found ${found ? 'several' : 'none'}`);
  return found;
}

function isList(type: ts.Type): boolean {
  return checker.isArrayType(type);
}

/** Whether a type has the same `kind` values as a schema. Types of different kinds may have the same fields. */
function isOfKind(type: ts.Type, properties: JsonSchema): boolean {
  const property = type.getProperty('kind');
  if (!property || !isMap(properties.kind)) return !property && !properties.kind;
  const kind = checker.getTypeOfSymbol(property);
  const typed = (kind.isUnion() ? kind.types : [kind]).map((one) => (one.isStringLiteral() ? one.value : ''));
  const wanted = properties.kind.enum ?? [properties.kind.const];
  return JSON.stringify([...typed].sort()) === JSON.stringify(Array.isArray(wanted) ? [...wanted].sort() : []);
}

function fieldNames(type: ts.Type): string {
  return type
    .getProperties()
    .map(({ name }) => name)
    .sort()
    .join(', ');
}

function propertyType(type: ts.Type, name: string): ts.Type {
  const property = type.getProperty(name);
  if (!property) throw new Error(`${checker.typeToString(type)} has no field ${name}`);
  return checker.getTypeOfSymbol(property);
}

/** Formats a tag `@default VALUE`, `@default - words`, or `@default VALUE - words`. */
export function defaultSentence(written: string): string {
  const [value = '', ...words] = written.replace(/\s+/g, ' ').split(/(?:^| )- /);
  return `Default: ${[value === '' ? '' : `\`${value}\``, words.join(' - ')].filter((part) => part !== '').join(', ')}.`;
}
