/** A schema as an OpenAPI v3 document of the API server has it. */
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

/** A JSON Schema, draft 7, with one keyword more: {@link uniqueKeys}. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Fields that tell the items of a list apart. */
export const uniqueKeys = 'uniqueKeys';

/**
 * Where a schema stands. The server prunes by the fields of a custom kind, and decodes a native one into a type of its
 * own; a condition (`anyOf` and its like) only narrows what its surroundings name, so it closes nothing.
 */
type Place = 'custom' | 'native' | 'condition';

/** These mean the same in both. */
const same = ['type', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'];
const more = ['minProperties', 'maxProperties', 'multipleOf', 'uniqueItems'];

/** These are translated. */
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

/** These say nothing about a value; of `x-kubernetes-*` only what is translated does, but for rules in CEL. */
const silent = ['description', 'title', 'example', 'externalDocs'];
const known = new Set([...same, ...more, ...translated, ...special, ...silent]);

/**
 * Types of Go that read more strictly than their schemas say.
 * https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity and
 * https://pkg.go.dev/k8s.io/apimachinery/pkg/util/intstr#IntOrString (2026-11-24)
 */
const narrower: Readonly<Record<string, JsonSchema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    pattern: '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { format: 'int32' },
};

/**
 * The schema of OpenAPI v3 as a JSON Schema that refuses what `kubectl --validate=strict` refuses: unknown fields are
 * errors wherever the server would drop them.
 *
 * @param name Name in the document, which tells the kinds of Kubernetes itself from custom ones.
 * @throws Error at a keyword that is not known here, since what it says would be lost.
 */
export function strictSchema(name: string, schema: OpenApiSchema): JsonSchema {
  return { ...translate(schema, isNative(name) ? 'native' : 'custom'), ...narrower[name] };
}

function isNative(name: string): boolean {
  return /^io\.k8s\.(api|apimachinery|apiextensions-apiserver|kube-aggregator)\./.test(name);
}

function translate(schema: OpenApiSchema, place: Place): JsonSchema {
  const strange = Object.keys(schema).filter((keyword) => !known.has(keyword) && !keyword.startsWith('x-kubernetes-'));
  if (strange.length > 0) throw new Error(`keywords that are not known: ${strange.join(', ')}`);
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

/** The formats that the server holds a value to; it takes others as a hint. */
const formats = new Set(['int32', 'int64', 'byte', 'date-time', 'ipv4', 'ipv6']);

/** The server fills in the defaults of a custom kind before it looks for what is lacking. */
function required({ required: names, properties }: OpenApiSchema, place: Place): readonly string[] | undefined {
  return place === 'custom' ? names?.filter((name) => properties?.[name]?.default === undefined) : names;
}

function additional(schema: OpenApiSchema, place: Place): boolean | JsonSchema | undefined {
  const { additionalProperties, properties, type } = schema;
  if (typeof additionalProperties === 'object') return translate(additionalProperties, place);
  if (additionalProperties !== undefined) return additionalProperties;
  if (place === 'condition' || schema['x-kubernetes-preserve-unknown-fields'] === true) return undefined;
  // Objects of Kubernetes without fields of their own hold anything, as a RawExtension does.
  return properties || (place === 'custom' && type === 'object') ? false : undefined;
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  by: (each: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, each]) => [name, by(each)]));
}
