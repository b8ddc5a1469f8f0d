import type * as z from 'zod';
import type { Path } from '../../errors';
import { isMap } from '../../units/values';

export type Schema = z.core.$ZodType;

/** What a schema says of one path. */
export interface Spot {
  /** Schemas of the value: several if the forms of a union differ, none if no form has the field. */
  readonly schemas: readonly Schema[];
  /** Whether the definition can go without it: optional fields, entries of maps, elements of lists, unknown fields. */
  readonly optional: boolean;
  /** Names of the fields that the parent can have. Empty if the parent is not a map with fixed fields. */
  readonly siblings: readonly string[];
  /** Schemas of the key, if the parent is a map with keys that the user chooses. */
  readonly keys: readonly Schema[];
}

/** Follows a path from the root of a schema. The values on the way decide between the forms of a union. */
export function spotAt(root: Schema, path: Path, get: (path: Path) => unknown): Spot {
  const start: Spot = { schemas: [root], optional: false, siblings: [], keys: [] };
  return path.reduce<Spot>(({ schemas }, step, index) => childOf(schemas, step, get(path.slice(0, index))), start);
}

/** The outermost map entry of a path with a key that the user chooses: `services.churn`. Otherwise its first field. */
export function nounOf(root: Schema, path: Path): Path {
  const lengths = path.map((_, index) => index + 1);
  const length = lengths.find((each) => spotAt(root, path.slice(0, each), () => undefined).keys.length > 0);
  return path.slice(0, length ?? 1);
}

/** The schema without `optional`, or the forms of a union that fit the value. */
export function formsOf(schema: Schema, value: unknown): readonly Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') return formsOf(def.innerType, value);
  if (def.type !== 'union') return [schema];
  const tag = 'discriminator' in def ? String(def.discriminator) : undefined;
  const hasTag = (option: Schema) => {
    const written: unknown = tag !== undefined && isMap(value) ? value[tag] : undefined;
    const known: ReadonlySet<unknown> | undefined = option._zod.propValues?.[tag ?? ''];
    return written !== undefined && known?.has(written) === true;
  };
  const tagged = def.options.filter(hasTag);
  return (tagged.length > 0 ? tagged : def.options).flatMap((option) => formsOf(option, value));
}

function childOf(schemas: readonly Schema[], step: string | number, value: unknown): Spot {
  const forms = schemas.flatMap((schema) => formsOf(schema, value));
  const children = forms.flatMap((form) => childOfForm(form, step));
  const known = children.filter(({ schemas }) => schemas.length > 0);
  const of = known.length > 0 ? known : children;
  return {
    schemas: of.flatMap((child) => child.schemas),
    optional: of.length > 0 && of.every((child) => child.optional),
    siblings: children.flatMap((child) => child.siblings),
    keys: of.flatMap((child) => child.keys),
  };
}

function childOfForm(form: Schema, step: string | number): readonly Spot[] {
  const { def } = (form as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const siblings = Object.keys(def.shape);
      const field = Object.hasOwn(def.shape, step) ? def.shape[String(step)] : undefined;
      return [
        {
          schemas: field ? [field] : [],
          optional: field === undefined || field._zod.optin === 'optional',
          siblings,
          keys: [],
        },
      ];
    }
    case 'record':
      return [{ schemas: [def.valueType], optional: true, siblings: [], keys: [def.keyType] }];
    case 'array':
      return [{ schemas: [def.element], optional: true, siblings: [], keys: [] }];
    default:
      return [];
  }
}
