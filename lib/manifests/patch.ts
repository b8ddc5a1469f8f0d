import { type Finding, PlatformError } from '../errors';
import { applyOperation, PointerError, type PointerOperation, sameJson } from './json-pointer';
import { formatManifestName, type Manifest, type ManifestName } from './manifest';

/** A change of one final object: operations one after another, or a function that returns the object as it shall be. */
export type PatchChange<T extends Manifest = Manifest> = readonly PointerOperation[] | ((object: T) => T);

/** A change and the object that it is about. Made by {@link patch}. */
export interface Patch {
  readonly target: ManifestName;
  readonly change: PatchChange;
}

/**
 * Changes one object after everything else is done: the way to a field that the definition does not have.
 *
 * @param target Kind, namespace and name; there must be such an object.
 * @param change A patch that changes nothing, or whose path does not exist, is a fault: it is out of date.
 */
export function patch<T extends Manifest = Manifest>(target: ManifestName, change: PatchChange<T>): Patch {
  // What the target is only the caller knows; a wrong T shows in the caller's own function.
  return { target, change: change as PatchChange };
}

/** A key that is the same for equal names only. */
export function targetKey({ kind, namespace, name }: ManifestName): string {
  return JSON.stringify([kind, namespace ?? '', name]);
}

/** Objects that may be meant where the one that a patch names does not exist: those of the same kind. */
function noTarget(index: number, target: ManifestName, names: readonly ManifestName[]): Finding {
  return {
    rule: 'patch/no-target',
    path: ['patches', index],
    problem: 'no object has this kind, namespace and name',
    value: formatManifestName(target),
    allowed: names.filter(({ kind }) => kind === target.kind).map(formatManifestName),
    fix: 'name one of the objects that there are, or take the patch away',
  };
}

/** Patches of a tree by the object that they are about, each with its place among all of them. */
export class Patches {
  private readonly byTarget = new Map<string, { readonly patch: Patch; readonly index: number }[]>();

  constructor(patches: readonly Patch[]) {
    patches.forEach((each, index) => {
      const key = targetKey(each.target);
      const group = this.byTarget.get(key) ?? [];
      group.push({ patch: each, index });
      this.byTarget.set(key, group);
    });
  }

  /** Whether there is a patch of an object. */
  has(name: ManifestName): boolean {
    return this.byTarget.has(targetKey(name));
  }

  /** Patches that are about none of the objects named. */
  withoutTarget(names: readonly ManifestName[]): readonly Finding[] {
    const keys = new Set(names.map(targetKey));
    return [...this.byTarget]
      .filter(([key]) => !keys.has(key))
      .flatMap(([, group]) => group.map(({ patch: { target }, index }) => noTarget(index, target, names)));
  }

  /**
   * The object with its patches, in their order. The object that is given stays as it is.
   *
   * @throws PlatformError with `patch/no-path` or `patch/no-change`.
   */
  apply(name: ManifestName, object: Manifest): Manifest {
    const group = this.byTarget.get(targetKey(name)) ?? [];
    return group.reduce((current, { patch: each, index }) => applyPatch(current, each, index), object);
  }
}

function applyPatch(object: Manifest, { target, change }: Patch, index: number): Manifest {
  const copy = structuredClone(object);
  const result = typeof change === 'function' ? change(copy) : applyOperations(copy, change, target, index);
  if (sameJson(result, object)) throw new PlatformError([noChange(['patches', index], target)]);
  return result;
}

function applyOperations(
  object: Manifest,
  operations: readonly PointerOperation[],
  target: ManifestName,
  index: number,
): Manifest {
  operations.forEach((operation, step) => {
    try {
      applyOperation(object, operation);
    } catch (error) {
      if (!(error instanceof PointerError)) throw error;
      throw new PlatformError([pointerFinding(['patches', index, 'change', step], target, error, operation)]);
    }
  });
  return object;
}

function pointerFinding(
  path: Finding['path'],
  target: ManifestName,
  { reason, pointer, allowed }: PointerError,
  operation: PointerOperation,
): Finding {
  if (reason === 'no-change') {
    return { ...noChange(path, target), ...(operation.op === 'set' && { value: operation.value }) };
  }
  return {
    rule: 'patch/no-path',
    path,
    problem: `${formatManifestName(target)} has nothing at this path`,
    value: pointer,
    allowed,
    fix: 'correct the path; parents are not made by a patch, set the whole parent instead',
  };
}

function noChange(path: Finding['path'], target: ManifestName): Finding {
  return {
    rule: 'patch/no-change',
    path,
    problem: `${formatManifestName(target)} is already as the patch makes it`,
    fix: 'take the patch away',
  };
}
