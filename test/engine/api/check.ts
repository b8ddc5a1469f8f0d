import { assertNever } from '../../../lib/units/assert-never';
import { type Describe, fieldOf, type Shape, shapeAt } from './shape';

/** How the inputs of a resource type map to API requests of its cloud. */
export interface Mapping {
  /** Shapes that contain its fields, in the order of lookup: `eks#CreateClusterRequest`. */
  readonly shapes: readonly string[];
  /**
   * API names of fields that differ, by path: `vpcConfig.subnetIds`. The API name is a path too, relative to the parent
   * shape, or from a shape of the service: `ec2#CreateRouteRequest.RouteTableId`.
   * @default {}
   */
  readonly names?: Readonly<Record<string, string>>;
  /** Fields that only the provider has, by path, with what the provider does with each. @default {} */
  readonly own?: Readonly<Record<string, string>>;
  /** Booleans that the provider accepts as strings. @default [] */
  readonly booleansAsText?: readonly string[];
}

interface Context {
  readonly mapping: Mapping;
  readonly describe: Describe;
  readonly roots: readonly Shape[];
}

/** Everything in the inputs of a resource that its cloud would refuse. */
export function problems(
  inputs: Readonly<Record<string, unknown>>,
  mapping: Mapping,
  describe: Describe,
): readonly string[] {
  const context: Context = { mapping, describe, roots: mapping.shapes.map(describe) };
  return Object.entries(inputs)
    .filter(([name]) => !name.startsWith('__'))
    .flatMap(([name, value]) => field(context, context.roots, name, name, value));
}

function field(
  context: Context,
  shapes: readonly Shape[],
  name: string,
  path: string,
  value: unknown,
): readonly string[] {
  const { names = {}, own = {} } = context.mapping;
  if (path in own) return [];
  const shape = target(context, shapes, names[path] ?? name);
  return shape ? compare(context, shape, path, value) : [`${path} is no field of ${shapes.map(nameOf).join(' or ')}`];
}

function target({ describe }: Context, shapes: readonly Shape[], path: string): Shape | undefined {
  const [service, rest] = path.split('#');
  if (rest !== undefined) {
    const [name, ...fields] = rest.split('.');
    return shapeAt(describe(`${service}#${name}`), fields);
  }
  for (const shape of shapes) {
    const found = shapeAt(shape, path.split('.'));
    if (found) return found;
  }
  return undefined;
}

function compare(context: Context, shape: Shape, path: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    // If the provider has a list of values and the API a list of structures, the path leads to the value inside.
    const element = shape.kind === 'list' ? shape.element() : shape;
    return value.flatMap((each) => compare(context, element, path, each));
  }
  if (shape.kind === 'list') {
    const tag = isRecord(value) && tagOf(shape.element());
    if (tag) return entries(context, tag.key, tag.value, path, value);
    // Pulumi flattens lists of at most one element.
    return compare(context, shape.element(), path, value);
  }
  if (isRecord(value)) return compareRecord(context, shape, path, value);
  return scalar(context, shape, path, value);
}

function compareRecord(
  context: Context,
  shape: Shape,
  path: string,
  value: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (shape.kind === 'map') return entries(context, shape.key?.(), shape.value(), path, value);
  if (shape.kind !== 'structure') return [`${path} is an object, not ${shape.kind}`];
  return Object.entries(value).flatMap(([name, each]) => field(context, [shape], name, `${path}.${name}`, each));
}

function entries(
  context: Context,
  key: Shape | undefined,
  value: Shape,
  path: string,
  record: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(record).flatMap(([name, each]) => [
    ...(key ? scalar(context, key, `${path} (the key ${name})`, name) : []),
    ...compare(context, value, `${path}.${name}`, each),
  ]);
}

/** AWS has lists of key-value pairs where providers have records. */
function tagOf(shape: Shape): { readonly key: Shape; readonly value: Shape } | undefined {
  const key = fieldOf(shape, 'Key') ?? fieldOf(shape, 'TagKey');
  const value = fieldOf(shape, 'Value') ?? fieldOf(shape, 'TagValue');
  return key && value && { key, value };
}

function scalar({ mapping }: Context, shape: Shape, path: string, value: unknown): readonly string[] {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' ? textProblems(shape, path, value) : [`${path} is ${show(value)}, not text`];
    case 'number':
      return numberProblems(shape, path, value);
    case 'boolean':
      if (typeof value === 'boolean') return [];
      if (mapping.booleansAsText?.includes(path) && (value === 'true' || value === 'false')) return [];
      return [`${path} is ${show(value)}, not a boolean`];
    case 'structure':
    case 'map':
    case 'list':
      return [`${path} is ${show(value)}, not a ${shape.kind}`];
    default:
      return assertNever(shape);
  }
}

function textProblems(shape: Extract<Shape, { kind: 'text' }>, path: string, value: string): readonly string[] {
  const { values, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = shape;
  if (values && !values.includes(value)) return [`${path} is ${value}, not one of ${values.slice(0, 40).join(', ')}`];
  if (value.length < minLength || value.length > maxLength) {
    return [`${path} has ${value.length} characters, not ${minLength} to ${maxLength}`];
  }
  if (pattern !== undefined && !matches(pattern, value))
    return [`${path} is ${show(value)}, which does not match ${pattern}`];
  return [];
}

/** AWS patterns match the whole string and use Java syntax. */
function matches(pattern: string, value: string): boolean {
  const dialect = pattern
    .replaceAll('\\p{Alnum}', 'A-Za-z0-9')
    .replaceAll('\\z', '$')
    .replaceAll('\\-', '\\x2d')
    .replaceAll('\\ ', ' ');
  return new RegExp(`^(?:${dialect})$`, 'su').test(value);
}

function numberProblems(shape: Extract<Shape, { kind: 'number' }>, path: string, value: unknown): readonly string[] {
  const { integer, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = shape;
  if (typeof value !== 'number') return [`${path} is ${show(value)}, not a number`];
  if (integer && !Number.isInteger(value)) return [`${path} is ${value}, not an integer`];
  return value < min || value > max ? [`${path} is ${value}, not ${min} to ${max}`] : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(shape: Shape): string {
  return shape.kind === 'structure' ? shape.name : shape.kind;
}

function show(value: unknown): string {
  return JSON.stringify(value);
}
