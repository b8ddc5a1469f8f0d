/** A schema in an OpenAPI v3 document of the API server. */
export interface OpenApiSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly additionalProperties?: boolean | OpenApiSchema;
  readonly items?: OpenApiSchema;
  readonly allOf?: readonly OpenApiSchema[];
  readonly anyOf?: readonly OpenApiSchema[];
  readonly oneOf?: readonly OpenApiSchema[];
  readonly not?: OpenApiSchema;
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly [keyword: string]: unknown;
}

/** A JSON Schema, draft 7, with the additional keyword {@link uniqueKeys}. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Keyword with the fields that identify the items of a list. */
export const uniqueKeys = 'uniqueKeys';

/**
 * Position of a schema. The server prunes unknown fields of custom kinds, and decodes built-in kinds into Go types. A
 * condition (`anyOf` and similar) only restricts fields of its parent schema, so unknown fields are allowed in it.
 */
type Place = 'custom' | 'native' | 'condition';

/** Keywords with the same meaning in both. */
const same = ['type', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'];
const more = ['minProperties', 'maxProperties', 'multipleOf', 'uniqueItems'];

/** Keywords that are translated. */
const translated = [
  '$ref',
  'required',
  'properties',
  'additionalProperties',
  'items',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
];
const special = ['nullable', 'default', 'format', 'x-kubernetes-preserve-unknown-fields'];

/** Keywords without effect on values. Of `x-kubernetes-*`, those that are not translated have none, except CEL rules. */
const annotations = ['description', 'title', 'example', 'externalDocs'];
const known = new Set([...same, ...more, ...translated, ...special, ...annotations]);

/**
 * Go types whose decoder is stricter than their schema.
 * https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity and
 * https://pkg.go.dev/k8s.io/apimachinery/pkg/util/intstr#IntOrString (2026-11-24)
 */
const stricter: Readonly<Record<string, JsonSchema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    pattern: '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { format: 'int32' },
};

/**
 * Converts an OpenAPI v3 schema to a JSON Schema that is as strict as `kubectl --validate=strict`: unknown fields are
 * errors wherever the server would drop them.
 *
 * @param name Name in the document, which distinguishes built-in from custom kinds.
 * @throws Error for an unsupported keyword, because it would be ignored.
 */
export function strictSchema(name: string, schema: OpenApiSchema): JsonSchema {
  return { ...translate(schema, isNative(name) ? 'native' : 'custom'), ...stricter[name] };
}

function isNative(name: string): boolean {
  return /^io\.k8s\.(api|apimachinery|apiextensions-apiserver|kube-aggregator)\./.test(name);
}

function translate(schema: OpenApiSchema, place: Place): JsonSchema {
  const unsupported = Object.keys(schema).filter(
    (keyword) => !known.has(keyword) && !keyword.startsWith('x-kubernetes-'),
  );
  if (unsupported.length > 0) throw new Error(`unsupported keywords: ${unsupported.join(', ')}`);
  const result = {
    ...Object.fromEntries([...same, ...more].flatMap((keyword) => entry(keyword, schema[keyword]))),
    ...Object.fromEntries(parts(schema, place)),
  };
  return schema.nullable === true ? { anyOf: [{ type: 'null' }, result] } : result;
}

type Entry = readonly [keyword: string, value: unknown];

function entry(keyword: string, value: unknown): readonly Entry[] {
  return value === undefined ? [] : [[keyword, value]];
}

function parts(schema: OpenApiSchema, place: Place): readonly Entry[] {
  const { $ref, properties, items, allOf, anyOf, oneOf, not } = schema;
  const within = (each: OpenApiSchema) => translate(each, place);
  const condition = (each: OpenApiSchema) => translate(each, each.$ref === undefined ? 'condition' : place);
  return [
    ...entry('$ref', $ref?.replace('#/components/schemas/', '#/definitions/')),
    ...entry('format', formats.has(String(schema.format)) ? schema.format : undefined),
    ...entry('required', required(schema, place)),
    ...entry('properties', properties && mapped(properties, within)),
    ...entry('additionalProperties', additional(schema, place)),
    ...entry('items', items && within(items)),
    ...entry('allOf', allOf?.map(condition)),
    ...entry('anyOf', anyOf?.map(condition)),
    ...entry('oneOf', oneOf?.map(condition)),
    ...entry('not', not && condition(not)),
    ...entry('uniqueItems', schema['x-kubernetes-list-type'] === 'set' || undefined),
    ...entry(uniqueKeys, schema['x-kubernetes-list-map-keys']),
  ];
}

/** Formats that the server enforces. It ignores other formats. */
const formats = new Set(['int32', 'int64', 'byte', 'date-time', 'ipv4', 'ipv6']);

/** The server applies the defaults of custom kinds before it checks required fields. */
function required({ required: names, properties }: OpenApiSchema, place: Place): readonly string[] | undefined {
  return place === 'custom' ? names?.filter((name) => properties?.[name]?.default === undefined) : names;
}

function additional(schema: OpenApiSchema, place: Place): boolean | JsonSchema | undefined {
  const { additionalProperties, properties, type } = schema;
  if (typeof additionalProperties === 'object') return translate(additionalProperties, place);
  if (additionalProperties !== undefined) return additionalProperties;
  if (place === 'condition' || schema['x-kubernetes-preserve-unknown-fields'] === true) return undefined;
  // Built-in objects without fields, such as RawExtension, allow any value.
  return properties || (place === 'custom' && type === 'object') ? false : undefined;
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  by: (each: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, each]) => [name, by(each)]));
}
