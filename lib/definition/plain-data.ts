import type { Finding, Path } from '../errors';
import { isPlainObject } from '../units/values';
import { kindOf } from './schema/values';

/** Deeper than any definition can be, and shallow enough for every function that walks one. */
export const maxDepth = 64;

/** Names that every JavaScript object answers to, and that a careless program would set. */
const reservedNames: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** A value as JSON has it, and what about it was not. */
interface PlainData {
  /** A copy without what the findings are about: a bad field is left out, a bad entry of a list is null. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

/**
 * Copies what JSON could carry out of any value, and says what could not be carried.
 *
 * After it, nothing needs to think of cycles, prototypes, NaN or depth. Fields that are undefined are the same as
 * fields that are not there.
 */
export function plainData(value: unknown, path: Path = []): PlainData {
  const copier = new Copier();
  const copy = copier.copy(value, path);
  return { value: copy, findings: copier.findings };
}

class Copier {
  readonly findings: Finding[] = [];
  private readonly context = new Set<object>();
  /** Objects that are used in several places are copied, and complained about, once. */
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
    if (this.context.has(value)) return this.refuse(path, 'holds itself, without end', 'data without cycles');
    if (path.length > maxDepth) return this.refuse(path.slice(0, 3), `is nested more than ${maxDepth} deep`);
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
    if (!isPlainObject(map)) return this.refuse(path, `is an object of the class ${className(map)}`);
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

  private refuse(path: Path, problem: string, allowed = 'text, numbers, true, false, lists and maps'): undefined {
    this.findings.push({ rule: 'source/plain-data', path, problem, allowed, fix: 'write plain data' });
    return undefined;
  }

  private refuseName(path: Path): void {
    this.findings.push({
      rule: 'source/reserved-name',
      path,
      problem: `\`${path.at(-1)}\` is a name that every JavaScript object has`,
      fix: 'choose another name',
    });
  }
}

function className(value: object): string {
  const made: unknown = Reflect.get(value, 'constructor');
  return typeof made === 'function' && made.name !== '' ? made.name : 'without a name';
}
