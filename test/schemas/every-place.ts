import type { KubeObject } from '../control-plane/modules';
import { type Path, withMistake } from './mistakes';

/** An object with one invalid field. */
export interface InvalidObject {
  readonly place: string;
  readonly object: KubeObject;
}

/** Fields that identify an object. */
const identity = new Set(['apiVersion', 'kind', 'metadata', 'metadata.name', 'metadata.namespace']);

/**
 * Sets each field of each kind to a value of another type, and adds an unknown field to each map of each kind. Each case
 * occurs once, in the first object with the field. Some of the results are valid, because their schema allows any value.
 */
export function invalidInEveryPlace(objects: readonly KubeObject[]): readonly InvalidObject[] {
  const results = new Map<string, InvalidObject>();
  for (const object of objects) {
    for (const { at, value } of placesOf(object)) {
      const add = (sort: string, where: Path, invalid: unknown) => {
        const place = `${object.kind} ${where.map((key) => (typeof key === 'number' ? '[]' : key)).join('.')}${sort}`;
        if (!results.has(place))
          results.set(place, { place, object: withMistake(object, { at: where, value: invalid }) });
      };
      if (isMap(value)) add('', [...at, 'unknownField'], {});
      if (at.length > 0 && !identity.has(at.join('.'))) add(' of another type', at, isMap(value) ? 'text' : {});
    }
  }
  return [...results.values()];
}

function* placesOf(value: unknown, at: Path = []): Generator<{ readonly at: Path; readonly value: unknown }> {
  yield { at, value };
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* placesOf(item, [...at, index]);
  if (isMap(value)) for (const [field, part] of Object.entries(value)) yield* placesOf(part, [...at, field]);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
