import { isMap } from '../../lib/units/values';

/** A field of a JSON Schema, wherever it is in the schema. */
export interface Field {
  /** `cluster.nodePools.NAME.nodes.max`. Alternatives of a field have the same path. */
  readonly path: string;
  readonly required: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Description of the schema; empty if there is none. */
  readonly text: string;
}

/** All fields of a JSON Schema, except `$schema`, which is for editors. */
export function fieldsOf(schema: unknown, path = ''): readonly Field[] {
  if (!isMap(schema)) return [];
  const { properties, required, additionalProperties, items, anyOf, oneOf } = schema;
  const names = Array.isArray(required) ? required : [];
  return [
    ...Object.entries(isMap(properties) ? properties : {}).flatMap(([name, field]): readonly Field[] =>
      name === '$schema' || !isMap(field)
        ? []
        : ownAndInner(path === '' ? name : `${path}.${name}`, field, names.includes(name)),
    ),
    ...fieldsOf(additionalProperties, `${path}.NAME`),
    ...fieldsOf(items, `${path}[]`),
    ...[anyOf, oneOf].flatMap((forms) => (Array.isArray(forms) ? forms.flatMap((form) => fieldsOf(form, path)) : [])),
  ];
}

function ownAndInner(path: string, schema: Field['schema'], required: boolean): readonly Field[] {
  const { description } = schema;
  const text = typeof description === 'string' ? description : '';
  return [{ path, required, schema, text }, ...fieldsOf(schema, path)];
}
