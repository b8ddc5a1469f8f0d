import type { PodGroup } from './pod-group';
import type { Room } from './room';
import { deviceNames, fits, requestVector, roomVector, type Vector } from './vector';

/** All pods with the same requests. They are interchangeable. */
export interface PodSize {
  readonly request: Vector;
  readonly pods: number;
  /** Indices of the groups. */
  readonly groups: readonly number[];
}

/** The pods of a pool by size, and one of its empty nodes. */
export class PodSizes {
  readonly all: readonly PodSize[];
  readonly node: Vector;
  /** Greatest common divisor of the requests of all pods, by resource. */
  private readonly steps: Vector;
  private without: ReadonlyMap<PodSize, Vector> | undefined;

  constructor(groups: readonly PodGroup[], node: Room) {
    const devices = deviceNames(groups, node);
    this.node = roomVector(node, devices);
    this.all = sizesOf(groups, devices);
    this.steps = stepsOf(this.all, this.node);
  }

  /**
   * Upper bound of the nodes that all other pods can fill so that one pod of a size fits on none of them. On a blocked node
   * one resource has less left than the pod requests; each other pod contributes its share of the amount that is necessary
   * for that.
   */
  boundOf(victim: PodSize): number {
    return this.bound(victim.request, victim.pods > 1 ? this.steps : this.stepsWithout(victim), victim);
  }

  /**
   * Upper bound of {@link boundOf} for each of some sizes: that of a pod which requests the maximum of each resource, and
   * which all pods block.
   */
  boundOfAny(victims: readonly PodSize[]): number {
    const largest = this.node.map((_, axis) =>
      victims.reduce((max, { request }) => Math.max(max, request[axis] ?? 0), 0),
    );
    return this.bound(largest, this.steps);
  }

  private bound(request: Vector, steps: Vector, own?: PodSize): number {
    if (!fits(request, this.node)) return Number.POSITIVE_INFINITY;
    const needs = request.map((amount, axis) =>
      amount > 0 ? minAbove((this.node[axis] ?? 0) - amount, steps[axis] ?? 0) : Number.POSITIVE_INFINITY,
    );
    let sum = 0;
    // One of its own pods is the blocked one.
    for (const size of this.all) sum += shareOf(size.request, needs) * (size === own ? size.pods - 1 : size.pods);
    // Rounding errors must not lower the bound.
    return Math.floor(sum * (1 + 1e-12) + 1e-9);
  }

  /** Greatest common divisors without one size, from those of all sizes before it and after it. */
  private stepsWithout(victim: PodSize): Vector {
    this.without ??= stepsWithoutEach(this.all, this.node);
    return this.without.get(victim) ?? this.steps;
  }
}

/** The largest share of a need that a pod contributes, at most 1. */
function shareOf(request: Vector, needs: Vector): number {
  let share = 0;
  for (let axis = 0; axis < needs.length; axis++) {
    share = Math.max(share, (request[axis] ?? 0) / (needs[axis] ?? Number.POSITIVE_INFINITY));
  }
  return Math.min(1, share);
}

function sizesOf(groups: readonly PodGroup[], devices: readonly string[]): readonly PodSize[] {
  const sizes = new Map<string, { readonly request: Vector; pods: number; readonly groups: number[] }>();
  for (const [index, group] of groups.entries()) {
    if (group.pods === 0) continue;
    const request = requestVector(group.request, devices);
    const key = request.join();
    const size = sizes.get(key) ?? { request, pods: 0, groups: [] };
    size.pods += group.pods;
    size.groups.push(index);
    sizes.set(key, size);
  }
  return [...sizes.values()];
}

/** Sums of requests are multiples of these. */
function stepsOf(sizes: readonly PodSize[], node: Vector): Vector {
  return sizes.reduce<Vector>(
    (common, { request }) => commonSteps(common, request),
    node.map(() => 0),
  );
}

function stepsWithoutEach(sizes: readonly PodSize[], node: Vector): ReadonlyMap<PodSize, Vector> {
  const none = node.map(() => 0);
  const after: Vector[] = [none];
  for (const { request } of [...sizes].reverse()) after.push(commonSteps(after.at(-1) ?? none, request));
  let before: Vector = none;
  return new Map(
    sizes.map((size, index) => {
      const steps = commonSteps(before, after[sizes.length - index - 1] ?? none);
      before = commonSteps(before, size.request);
      return [size, steps];
    }),
  );
}

function commonSteps(one: Vector, other: Vector): Vector {
  return one.map((amount, axis) => greatestCommonDivisor(amount, other[axis] ?? 0));
}

/** The smallest sum of requests above an amount. */
function minAbove(amount: number, step: number): number {
  return step === 0 ? Number.POSITIVE_INFINITY : (Math.floor(amount / step) + 1) * step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
