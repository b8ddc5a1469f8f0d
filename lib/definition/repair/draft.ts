import type { Path } from '../../errors';

/** Stands in a list where an element is left out, so that the paths of the other elements stay the same. */
const hole: unique symbol = Symbol('left out');

type Parent = Record<string | number, unknown>;

/**
 * A copy of a definition that can be changed. All paths are paths of the original, also after elements of lists were
 * left out.
 */
export class Draft {
  private readonly root: { value: unknown };
  /** For lists with holes: the original index of each element that is left. */
  private readonly kept = new Map<object, readonly number[]>();
  /** For maps with renamed keys: the original key of each new one. */
  private readonly renamed = new Map<object, Map<string, string>>();

  constructor(value: unknown) {
    this.root = { value: copyOf(value) };
  }

  get(path: Path): unknown {
    let value = this.root.value;
    for (const step of path) {
      if (!isParent(value)) return undefined;
      const key = this.keyOf(value, step);
      value = Object.hasOwn(value, key) ? value[key] : undefined;
    }
    return value === hole ? undefined : value;
  }

  /** Sets a value. Does nothing if the parent is not there. */
  set(path: Path, value: unknown): void {
    const step = path.at(-1);
    if (step === undefined) {
      this.root.value = copyOf(value);
      return;
    }
    const parent = this.get(path.slice(0, -1));
    if (isParent(parent)) parent[this.keyOf(parent, step)] = copyOf(value);
  }

  /** Removes a field, an entry of a map or an element of a list. */
  remove(path: Path): void {
    const parent = this.get(path.slice(0, -1));
    const step = path.at(-1);
    if (!isParent(parent) || step === undefined) return;
    this.kept.delete(parent);
    if (Array.isArray(parent)) parent[Number(step)] = hole;
    else delete parent[this.keyOf(parent, step)];
  }

  /** Changes the key of an entry. Its path stays the same. */
  rename(path: Path, to: string): void {
    const parent = this.get(path.slice(0, -1));
    const from = path.at(-1);
    if (!isParent(parent) || typeof from !== 'string' || Object.hasOwn(parent, to)) return;
    const key = this.keyOf(parent, from);
    parent[to] = parent[key];
    delete parent[key];
    const names = this.renamed.get(parent) ?? new Map<string, string>();
    this.renamed.set(parent, names);
    names.delete(String(key));
    names.set(to, from);
  }

  /** The value without holes. */
  value(): unknown {
    return copyOf(this.root.value);
  }

  /** The path in the original of a path in {@link value}. */
  written(path: Path): Path {
    let value = this.root.value;
    return path.map((step) => {
      if (!isParent(value)) return step;
      const parent = value;
      const key = Array.isArray(parent) ? (this.keptOf(parent)[Number(step)] ?? step) : step;
      value = Object.hasOwn(parent, key) ? parent[key] : undefined;
      return this.renamed.get(parent)?.get(String(key)) ?? key;
    });
  }

  private keyOf(parent: Parent, step: string | number): string | number {
    const names = this.renamed.get(parent);
    if (names === undefined) return step;
    return [...names].find(([, from]) => from === step)?.[0] ?? step;
  }

  private keptOf(list: readonly unknown[]): readonly number[] {
    const known = this.kept.get(list);
    if (known !== undefined) return known;
    const kept = list.flatMap((item, index) => (item === hole ? [] : [index]));
    this.kept.set(list, kept);
    return kept;
  }
}

function isParent(value: unknown): value is Parent {
  return typeof value === 'object' && value !== null;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => (item === hole ? [] : [copyOf(item)]));
  if (!isParent(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copyOf(child)]));
}
