import type ts from 'typescript';
import { isMap } from '../lib/units/values';
import type { Documented } from './documented';
import { checker, documentedType, fieldText, propertyOf, typeText } from './field-texts';
import type { JsonSchema } from './json-schema';

/**
 * Adds the text of every field and type to a JSON Schema.
 *
 * @throws Error if the schema has a field that the interface does not have.
 */
export function describedSchema(schema: JsonSchema, name: keyof Documented): JsonSchema {
  return described(schema, documentedType(name));
}

/** Walks a schema and its type in parallel. */
function described(schema: JsonSchema, given: ts.Type): JsonSchema {
  const { properties, additionalProperties, items, anyOf, oneOf } = schema;
  const type = checker.getNonNullableType(given);
  const text = typeText(given) ?? typeText(type);
  return {
    ...(text === undefined || !isOfMaps(schema) ? {} : { description: text }),
    ...schema,
    ...(isMap(properties) ? { properties: withFields(properties, type) } : {}),
    ...(isMap(additionalProperties) ? { additionalProperties: describedValue(additionalProperties, type) } : {}),
    ...(isMap(items) ? { items: describedItem(items, type) } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: withAlternatives(anyOf, type) } : {}),
    ...(Array.isArray(oneOf) ? { oneOf: withAlternatives(oneOf, type) } : {}),
  };
}

function isOfMaps({ properties, anyOf, oneOf }: JsonSchema): boolean {
  return [properties, anyOf, oneOf].some((part) => part !== undefined);
}

function withFields(properties: JsonSchema, type: ts.Type): JsonSchema {
  const fields = Object.entries(properties).map(([name, field]): [string, unknown] => {
    // Only editors use `$schema`. It is not part of the interface.
    if (name === '$schema' || !isMap(field)) return [name, field];
    const property = propertyOf(type, name);
    const description = fieldText(property, type);
    const inner = described(field, checker.getTypeOfSymbol(property));
    return [name, description === undefined ? inner : { ...inner, description }];
  });
  return Object.fromEntries(fields);
}

function describedValue(schema: JsonSchema, type: ts.Type): JsonSchema {
  const values = type.getStringIndexType();
  return values ? described(schema, values) : schema;
}

function describedItem(schema: JsonSchema, type: ts.Type): JsonSchema {
  const entries = type.getNumberIndexType();
  return entries && isOfMaps(schema) ? described(schema, entries) : schema;
}

function withAlternatives(alternatives: readonly unknown[], type: ts.Type): readonly unknown[] {
  const types = type.isUnion() ? type.types : [type];
  return alternatives.map((alternative) => {
    if (!isMap(alternative)) return alternative;
    const { properties, items } = alternative;
    if (isMap(items)) return described(alternative, theOne(types, isList, 'is a list'));
    if (!isMap(properties)) return alternative;
    const names = Object.keys(properties).sort().join(', ');
    const isSame = (candidate: ts.Type) => fieldNames(candidate) === names && isOfKind(candidate, properties);
    return described(alternative, theOne(types, isSame, `has exactly the fields ${names}`));
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
