import type { Finding, Path } from '../errors';
import { isPlainObject } from '../units/values';
import { kindOf } from './schema/values';

/** Maximum depth: more than a definition needs, and little enough for recursive functions. */
export const maxDepth = 64;

/**
 * Maximum number of values. A shared object counts as often as it is used, because later steps read it as often. A
 * definition with a thousand services has a tenth of it.
 */
export const maxValues = 200_000;

/** Maximum length of the name of a field. Kubernetes allows at most 317 characters, in keys of labels. */
const maxNameLength = 1024;

/** Maximum length of a text: that of an argument of a program on Linux (MAX_ARG_STRLEN). */
const maxTextLength = 131_072;

/** Rules about values that are not copied. */
export const leftOutRules: readonly string[] = ['source/plain-data', 'source/reserved-name', 'source/too-large'];

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
  return copier.left < 0 ? { value: undefined, findings: [tooMany(path)] } : { value: copy, findings: copier.findings };
}

class Copier {
  readonly findings: Finding[] = [];
  private readonly context = new Set<object>();
  /** Objects that are used in several places are copied and reported once. */
  private readonly done = new Map<object, { readonly copy: unknown; readonly size: number }>();
  /** Number of values that can still be copied; negative if there are too many. */
  left = maxValues;

  copy(value: unknown, path: Path): unknown {
    this.left -= 1;
    switch (typeof value) {
      case 'string':
        return value.length > maxTextLength ? this.refuseText(path, value) : value;
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
    const done = this.done.get(value);
    if (done !== undefined) {
      this.left -= done.size;
      return done.copy;
    }
    const before = this.left;
    this.context.add(value);
    const copy = Array.isArray(value) ? this.copyList(value, path) : this.copyMap(value, path);
    this.context.delete(value);
    this.done.set(value, { copy, size: before - this.left });
    return copy;
  }

  private copyList(list: readonly unknown[], path: Path): unknown {
    // A list can be long without a value in it.
    if (list.length > this.left) this.left = -1;
    if (this.left < 0) return undefined;
    return Array.from(list, (item, index) => this.copy(item, [...path, index]) ?? null);
  }

  private copyMap(map: object, path: Path): unknown {
    if (!isPlainObject(map)) return this.refuse(path, `is an instance of ${className(map)}`);
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(map)) {
      if (this.left < 0) return undefined;
      if (value === undefined || this.isRefusedName(path, key)) continue;
      const plain = this.copy(value, [...path, key]);
      if (plain !== undefined) copy[key] = plain;
    }
    return copy;
  }

  private isRefusedName(path: Path, key: string): boolean {
    const isLong = key.length > maxNameLength;
    if (isLong)
      this.refuseLength([...path, `${key.slice(0, 40)}…`], 'the name of the field', key.length, maxNameLength);
    else if (reservedNames.has(key)) this.refuseName([...path, key]);
    return isLong || reservedNames.has(key);
  }

  private refuse(path: Path, problem: string, allowed = 'strings, numbers, booleans, lists and maps'): undefined {
    this.findings.push({ rule: 'source/plain-data', path, problem, allowed, fix: 'use plain data' });
    return undefined;
  }

  private refuseText(path: Path, text: string): undefined {
    this.refuseLength(path, 'the text', text.length, maxTextLength);
    return undefined;
  }

  private refuseLength(path: Path, what: string, length: number, max: number): void {
    this.findings.push({
      rule: 'source/too-large',
      path,
      problem: `${what} has ${length} characters`,
      allowed: `at most ${max} characters`,
      fix: 'shorten it',
    });
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

function tooMany(path: Path): Finding {
  return {
    rule: 'source/too-large',
    path,
    problem: `has more than ${maxValues} values, with each use of a shared value counted`,
    fix: 'remove values, or make several platforms of it',
  };
}

/** The name of the class of an instance. */
export function className(value: object): string {
  // Of the prototype, because a property of the object can be a getter that throws.
  const made: unknown = Reflect.getOwnPropertyDescriptor(Object.getPrototypeOf(value), 'constructor')?.value;
  return typeof made === 'function' && made.name !== '' ? made.name : 'an unnamed class';
}
