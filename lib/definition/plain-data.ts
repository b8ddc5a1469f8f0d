import type { Finding, Path } from '../errors';
import { isPlainObject } from '../units/values';
import { kindOf } from './schema/values';

/** Maximum depth: more than a definition needs, and little enough for recursive functions. */
export const maxDepth = 64;

/** Properties of every JavaScript object. A key with such a name could change inherited behavior. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
]);

/** A value as JSON represents it, and a finding for each part that JSON cannot represent. */
interface PlainData {
  /** A copy without the parts that have findings: such a field is absent, such an entry of a list is null. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

/**
 * Copies the parts of a value that JSON can represent, and reports the others.
 *
 * The copy has no cycles, prototypes or NaN, and a limited depth. A field that is undefined is absent from it.
 */
export function plainData(value: unknown, path: Path = []): PlainData {
  const copier = new Copier();
  const copy = copier.copy(value, path);
  return { value: copy, findings: copier.findings };
}

class Copier {
  readonly findings: Finding[] = [];
  private readonly context = new Set<object>();
  /** Objects that are used in several places are copied and reported once. */
  private readonly done = new Map<object, unknown>();

  copy(value: unknown, path: Path): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) ? value : this.refuse(path, `is ${value}`, 'a finite number');
      case 'object':
        return value === null ? null : this.copyObject(value, path);
      default:
        return this.refuse(path, `is ${typeof value === 'undefined' ? 'undefined' : kindOf(value)}`);
    }
  }

  private copyObject(value: object, path: Path): unknown {
    if (this.context.has(value)) return this.refuse(path, 'contains itself', 'data without cycles');
    if (path.length > maxDepth) return this.refuse(path.slice(0, 3), `is nested more than ${maxDepth} levels deep`);
    if (this.done.has(value)) return this.done.get(value);
    this.context.add(value);
    const copy = Array.isArray(value) ? this.copyList(value, path) : this.copyMap(value, path);
    this.context.delete(value);
    this.done.set(value, copy);
    return copy;
  }

  private copyList(list: readonly unknown[], path: Path): unknown {
    return Array.from(list, (item, index) => this.copy(item, [...path, index]) ?? null);
  }

  private copyMap(map: object, path: Path): unknown {
    if (!isPlainObject(map)) return this.refuse(path, `is an instance of ${className(map)}`);
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(map)) {
      if (value === undefined) continue;
      if (reservedNames.has(key)) {
        this.refuseName([...path, key]);
        continue;
      }
      const plain = this.copy(value, [...path, key]);
      if (plain !== undefined) copy[key] = plain;
    }
    return copy;
  }

  private refuse(path: Path, problem: string, allowed = 'strings, numbers, booleans, lists and maps'): undefined {
    this.findings.push({ rule: 'source/plain-data', path, problem, allowed, fix: 'use plain data' });
    return undefined;
  }

  private refuseName(path: Path): void {
    this.findings.push({
      rule: 'source/reserved-name',
      path,
      problem: `\`${path.at(-1)}\` is a property of every JavaScript object`,
      fix: 'choose another name',
    });
  }
}

function className(value: object): string {
  const made: unknown = Reflect.get(value, 'constructor');
  return typeof made === 'function' && made.name !== '' ? made.name : 'an unnamed class';
}
