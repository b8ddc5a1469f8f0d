/** What an API takes at one place, whatever language its cloud describes it in. */
export type Shape =
  /** Fields by their names as the API writes them. */
  | { readonly kind: 'structure'; readonly name: string; readonly fields: ReadonlyMap<string, LazyShape> }
  | { readonly kind: 'list'; readonly element: LazyShape }
  | { readonly kind: 'map'; readonly key?: LazyShape; readonly value: LazyShape }
  | {
      readonly kind: 'text';
      /** The only values; any text where it is absent. */
      readonly values?: readonly string[];
      readonly pattern?: string;
      readonly minLength?: number;
      readonly maxLength?: number;
    }
  | { readonly kind: 'number'; readonly integer: boolean; readonly min?: number; readonly max?: number }
  | { readonly kind: 'boolean' };

/** A shape that is read when somebody asks for it: descriptions refer to each other in circles. */
export type LazyShape = () => Shape;

/** Finds a shape of a cloud by its name in the description: `eks#CreateClusterRequest`. */
export type Describe = (name: string) => Shape;

/** Reads each shape once. */
export function remembered(describe: Describe): Describe {
  const known = new Map<string, Shape>();
  return (name) => {
    const found = known.get(name) ?? describe(name);
    known.set(name, found);
    return found;
  };
}

/** The field of that name; letters count, their case does not: each cloud's SDKs have their own. */
export function fieldOf(shape: Shape, name: string): Shape | undefined {
  if (shape.kind !== 'structure') return undefined;
  const exact = shape.fields.get(name);
  if (exact) return exact();
  const lower = name.toLowerCase();
  for (const [field, type] of shape.fields) if (field.toLowerCase() === lower) return type();
  return undefined;
}

/** What is at a path of fields, passing through lists. */
export function shapeAt(shape: Shape, path: readonly string[]): Shape | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return shape;
  if (shape.kind === 'list') return shapeAt(shape.element(), path);
  const found = fieldOf(shape, name);
  return found && shapeAt(found, rest);
}
