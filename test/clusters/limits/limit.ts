import type { RecordedResource } from '../../../lib/testing/record-pulumi';

/** A value of a resource and its size. */
export interface Measured {
  /** Type, name and field of the resource. */
  readonly what: string;
  readonly size: number;
}

/** A limit of a cloud on the resources of a cluster. */
export interface Limit {
  readonly field: string;
  readonly max: number;
  readonly unit: string;
  /** Page of the cloud, and when it was read. */
  readonly source: string;
  of(resources: readonly RecordedResource[]): readonly Measured[];
}

/** Characters that Pulumi appends to the logical name of a resource without a name. */
const generatedCharacters = 8;

/** Characters that the AWS provider appends to a prefix. */
const awsCharacters = 26;

/** Resources whose type ends like this: `iam/role:Role`. */
export function named(resources: readonly RecordedResource[], type: string): readonly RecordedResource[] {
  return resources.filter((resource) => resource.type.endsWith(`:${type}`));
}

/** The field of a resource, by steps separated by dots. */
export function fieldOf({ inputs }: Pick<RecordedResource, 'inputs'>, path: string): unknown {
  let value: unknown = inputs;
  for (const step of path.split('.')) value = (value as Readonly<Record<string, unknown>> | undefined)?.[step];
  return value;
}

/** Measures a field: characters of a text, members of a list, or fields of an object. */
export function sizes(type: string, path: string): Limit['of'] {
  return (resources) => named(resources, type).flatMap((resource) => measured(resource, path, sizeOf));
}

/** Measures the bytes of a text. */
export function bytes(type: string, path: string): Limit['of'] {
  return (resources) =>
    named(resources, type).flatMap((resource) =>
      measured(resource, path, (value) => Buffer.byteLength(String(value), 'utf8')),
    );
}

/** Length of the name of a resource: given, generated from a prefix, or generated from the logical name. */
export function names(type: string, field: string): Limit['of'] {
  return (resources) =>
    named(resources, type).map((resource) => {
      const { inputs, name } = resource;
      const prefix = inputs[`${field}Prefix`];
      const generated = typeof prefix === 'string' ? prefix.length + awsCharacters : name.length + generatedCharacters;
      const given = inputs[field];
      return { what: text(resource, field), size: typeof given === 'string' ? given.length : generated };
    });
}

/** Counts resources that have the same key. */
export function together(type: string, keyOf: (resource: RecordedResource) => string): Limit['of'] {
  return (resources) => {
    const counts = new Map<string, number>();
    for (const resource of named(resources, type)) {
      const key = keyOf(resource);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].map(([key, size]) => ({ what: `${type} of ${key}`, size }));
  };
}

/** Counts the characters of a field that a cloud does not accept. */
export function otherCharacters(type: string, path: string, accepted: RegExp): Limit['of'] {
  return (resources) =>
    named(resources, type).flatMap((resource) =>
      measured(resource, path, (value) => [...String(value)].filter((character) => !accepted.test(character)).length),
    );
}

function measured(resource: RecordedResource, path: string, measure: (value: unknown) => number): readonly Measured[] {
  const value = fieldOf(resource, path);
  return value === undefined ? [] : [{ what: text(resource, path), size: measure(value) }];
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return Object.keys(Object(value)).length;
}

function text({ type, name }: RecordedResource, path: string): string {
  return `${type} ${name} ${path}`;
}
