import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached, type Describe, type Shape } from './shape';

/** A schema in the discovery documents of Google. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

type Schemas = Readonly<Record<string, Schema>>;

/** Google's descriptions of its APIs, from google-api-python-client. Names have the form `container.v1#Cluster`. */
export function googleShapes(documents: string): Describe {
  const known = new Map<string, Schemas>();
  const schemasOf = (api: string): Schemas => {
    const text = () => readFileSync(join(documents, `${api}.json`), 'utf8');
    const found = known.get(api) ?? (JSON.parse(text()) as { readonly schemas: Schemas }).schemas;
    known.set(api, found);
    return found;
  };
  const describe: Describe = cached((name) => {
    const [api = '', schemaName = ''] = name.split('#');
    const schema = schemasOf(api)[schemaName];
    if (!schema) throw new Error(`the discovery document of ${api} has no ${schemaName}`);
    return translate(schemaName, schema, (other) => describe(`${api}#${other}`));
  });
  return describe;
}

function translate(name: string, schema: Schema, refer: (name: string) => Shape): Shape {
  const inner = (part: Schema, what: string) => () =>
    part.$ref === undefined ? translate(`${name}.${what}`, part, refer) : refer(part.$ref);
  switch (schema.type) {
    case 'object': {
      if (schema.additionalProperties) return { kind: 'map', value: inner(schema.additionalProperties, 'value') };
      const fields = Object.entries(schema.properties ?? {}).map(([field, of]) => [field, inner(of, field)] as const);
      return { kind: 'structure', name, fields: new Map(fields) };
    }
    case 'array':
      return { kind: 'list', element: inner(schema.items ?? {}, 'element') };
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
    case 'number':
      return { kind: 'number', integer: schema.type === 'integer' };
    case 'string':
      // The documents write 64-bit integers as strings.
      if (schema.format === 'int64' || schema.format === 'uint64') return { kind: 'number', integer: true };
      return {
        kind: 'text',
        ...(schema.enum && { values: schema.enum }),
        ...(schema.pattern !== undefined && { pattern: schema.pattern }),
      };
    default:
      throw new Error(`${name} has an unsupported type: ${String(schema.type)}`);
  }
}
