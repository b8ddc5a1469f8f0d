import { type Finding, PlatformError } from '../errors';
import { applyOperation, PointerError, type PointerOperation, sameJson } from './json-pointer';
import { formatManifestName, type Manifest, type ManifestName } from './manifest';

/** A change of one rendered object: operations in order, or a function that returns the changed object. */
export type PatchChange<T extends Manifest = Manifest> = readonly PointerOperation[] | ((object: T) => T);

/** A change and its target. Created by {@link patch}. */
export interface Patch {
  readonly target: ManifestName;
  readonly change: PatchChange;
}

/**
 * Changes one object after rendering. Use it for fields that the definition does not support.
 *
 * @param target Kind, namespace and name of an existing object.
 * @param change A patch without effect, or with a path that does not exist, is an error, because it is out of date.
 */
export function patch<T extends Manifest = Manifest>(target: ManifestName, change: PatchChange<T>): Patch {
  // Only the caller knows the type of the target. A wrong T shows in the caller's own function.
  return { target, change: change as PatchChange };
}

/** A unique key of a name. */
function targetKey({ kind, namespace, name }: ManifestName): string {
  return JSON.stringify([kind, namespace ?? '', name]);
}

/** The finding lists the objects of the same kind as allowed targets. */
function noTarget(index: number, target: ManifestName, names: readonly ManifestName[]): Finding {
  return {
    rule: 'patch/no-target',
    path: ['patches', index],
    problem: 'the target of the patch does not exist',
    value: formatManifestName(target),
    allowed: names.filter(({ kind }) => kind === target.kind).map(formatManifestName),
    fix: 'use an existing object as target, or remove the patch',
  };
}

/** Patches by target, each with its index in the list of all patches. */
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

  /** Whether an object has patches. */
  has(name: ManifestName): boolean {
    return this.byTarget.has(targetKey(name));
  }

  /** Findings for patches whose target is not among the given objects. */
  withoutTarget(names: readonly ManifestName[]): readonly Finding[] {
    const keys = new Set(names.map(targetKey));
    return [...this.byTarget]
      .filter(([key]) => !keys.has(key))
      .flatMap(([, group]) => group.map(({ patch: { target }, index }) => noTarget(index, target, names)));
  }

  /**
   * Applies the patches of an object in order. The given object is not modified.
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
    problem: `the path does not exist in ${formatManifestName(target)}`,
    value: pointer,
    allowed,
    fix: 'correct the path, or set the whole parent: a patch does not create parents',
  };
}

function noChange(path: Finding['path'], target: ManifestName): Finding {
  return {
    rule: 'patch/no-change',
    path,
    problem: `the patch does not change ${formatManifestName(target)}`,
    fix: 'remove the patch',
  };
}
