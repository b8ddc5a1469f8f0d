/** The part of a structural schema that is checked. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly pattern?: string;
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

/** The part of a CustomResourceDefinition that is checked. */
export interface Crd {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** Violations of the schema of an object's kind and version; metadata is not checked. */
export function schemaProblems(
  object: { readonly apiVersion: string; readonly kind: string },
  crds: readonly Crd[],
): readonly string[] {
  const crd = crds.find(({ spec }) => spec.names.kind === object.kind);
  const version = crd?.spec.versions.find(({ name }) => object.apiVersion.endsWith(`/${name}`));
  if (!version) return [`${object.kind} is not defined in ${object.apiVersion}`];
  const { metadata: _, ...rest } = object as Readonly<Record<string, unknown>>;
  return problems(rest, version.schema.openAPIV3Schema, object.kind);
}

function problems(value: unknown, schema: Schema, path: string): readonly string[] {
  if (Array.isArray(value)) return listProblems(value, schema, path);
  if (typeof value === 'object' && value !== null)
    return objectProblems(value as Record<string, unknown>, schema, path);
  return [
    ...(schema.enum && !schema.enum.includes(value) ? [`${path} is not one of ${schema.enum.join(', ')}`] : []),
    ...(schema.pattern && !new RegExp(schema.pattern).test(String(value))
      ? [`${path} does not match ${schema.pattern}`]
      : []),
    ...(ofType(value, schema) ? [] : [`${path} is not of type ${schema.type}`]),
  ];
}

function ofType(value: unknown, { type, 'x-kubernetes-int-or-string': either }: Schema): boolean {
  if (either) return typeof value === 'string' || Number.isInteger(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function listProblems(value: readonly unknown[], { type, items, maxItems = value.length }: Schema, path: string) {
  if (type !== 'array' || !items) return [`${path} must not be a list`];
  return [
    ...(value.length > maxItems ? [`${path} has more than ${maxItems} items`] : []),
    ...value.flatMap((each, index) => problems(each, items, `${path}[${index}]`)),
  ];
}

function objectProblems(value: Readonly<Record<string, unknown>>, schema: Schema, path: string): readonly string[] {
  const { type, required = [], maxProperties = Number.POSITIVE_INFINITY } = schema;
  if (type !== 'object') return [`${path} must not be an object`];
  return [
    ...required.filter((name) => value[name] === undefined).map((name) => `${path}.${name} is missing`),
    ...(Object.keys(value).length > maxProperties ? [`${path} has more than ${maxProperties} keys`] : []),
    ...Object.entries(value).flatMap(([key, child]) => {
      const field = fieldOf(schema, key);
      return field ? problems(child, field, `${path}.${key}`) : [`${path}.${key} is unknown`];
    }),
  ];
}

function fieldOf({ properties, additionalProperties }: Schema, key: string): Schema | undefined {
  const any = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  // Schemas do not list the fields that every object has.
  return properties?.[key] ?? any ?? (['apiVersion', 'kind'].includes(key) ? { type: 'string' } : undefined);
}
