import type { KubeObject } from '../control-plane/modules';
import { type Path, wrongOf } from './mistakes';

/** An object that is wrong in one place. */
export interface Wrong {
  readonly place: string;
  readonly object: KubeObject;
}

/** These are the address of an object. */
const address = new Set(['apiVersion', 'kind', 'metadata', 'metadata.name', 'metadata.namespace']);

/**
 * Every field of every kind with a value of another type, and every object of every kind with a field that nobody
 * knows: once each, in the first object that has it. Some are right all the same, where a schema takes anything.
 */
export function wrongInEveryPlace(objects: readonly KubeObject[]): readonly Wrong[] {
  const wrongs = new Map<string, Wrong>();
  for (const object of objects) {
    for (const { at, value } of placesOf(object)) {
      const add = (sort: string, where: Path, wrong: unknown) => {
        const place = `${object.kind} ${where.map((key) => (typeof key === 'number' ? '[]' : key)).join('.')}${sort}`;
        if (!wrongs.has(place)) wrongs.set(place, { place, object: wrongOf(object, { at: where, value: wrong }) });
      };
      if (isMap(value)) add('', [...at, 'unknownField'], {});
      if (at.length > 0 && !address.has(at.join('.'))) add(' of another type', at, isMap(value) ? 'text' : {});
    }
  }
  return [...wrongs.values()];
}

function* placesOf(value: unknown, at: Path = []): Generator<{ readonly at: Path; readonly value: unknown }> {
  yield { at, value };
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* placesOf(item, [...at, index]);
  if (isMap(value)) for (const [field, part] of Object.entries(value)) yield* placesOf(part, [...at, field]);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
