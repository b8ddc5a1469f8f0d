/** What an API accepts at one place, independent of the description format of the cloud. */
export type Shape =
  /** Fields by API name. */
  | { readonly kind: 'structure'; readonly name: string; readonly fields: ReadonlyMap<string, LazyShape> }
  | { readonly kind: 'list'; readonly element: LazyShape }
  | { readonly kind: 'map'; readonly key?: LazyShape; readonly value: LazyShape }
  | {
      readonly kind: 'text';
      /** Allowed values. @default - any string */
      readonly values?: readonly string[];
      readonly pattern?: string;
      readonly minLength?: number;
      readonly maxLength?: number;
    }
  | { readonly kind: 'number'; readonly integer: boolean; readonly min?: number; readonly max?: number }
  | { readonly kind: 'boolean' };

/** A shape that is resolved on demand, because descriptions refer to each other in cycles. */
export type LazyShape = () => Shape;

/** Finds a shape by its name in the description: `eks#CreateClusterRequest`. */
export type Describe = (name: string) => Shape;

/** Caches the shapes. */
export function cached(describe: Describe): Describe {
  const known = new Map<string, Shape>();
  return (name) => {
    const found = known.get(name) ?? describe(name);
    known.set(name, found);
    return found;
  };
}

/** The field with this name, ignoring case: the SDKs of the clouds differ in it. */
export function fieldOf(shape: Shape, name: string): Shape | undefined {
  if (shape.kind !== 'structure') return undefined;
  const exact = shape.fields.get(name);
  if (exact) return exact();
  const lower = name.toLowerCase();
  for (const [field, type] of shape.fields) if (field.toLowerCase() === lower) return type();
  return undefined;
}

/** The shape at a path of fields, through lists. */
export function shapeAt(shape: Shape, path: readonly string[]): Shape | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return shape;
  if (shape.kind === 'list') return shapeAt(shape.element(), path);
  const found = fieldOf(shape, name);
  return found && shapeAt(found, rest);
}
