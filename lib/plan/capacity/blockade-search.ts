import type { PodSize } from './pod-sizes';
import type { StepLimit } from './step-limit';
import { fits, type Vector } from './vector';

/** The pods on a node: indices of their sizes, ascending, and how many of each. */
type Load = readonly (readonly [size: number, pods: number])[];

/** Nodes with equal pods, on which one more pod does not fit. */
export interface BlockingLoad {
  readonly nodes: number;
  readonly load: Load;
}

/** Maximum number of combined loads, because each is one level of recursion. */
const maxLoads = 2_000;

/** Maximum number of pods of a load, for the same reason. */
const maxPods = 2_000;

/** Every minimal load of a node that leaves too little for a pod. Undefined beyond the limits. */
export function blockingLoads(
  sizes: readonly PodSize[],
  pod: Vector,
  node: Vector,
  limit: StepLimit,
): readonly Load[] | undefined {
  const search = new LoadSearch(sizes, pod, node, limit);
  return search.extend(0) ? search.found : undefined;
}

class LoadSearch {
  readonly found: Load[] = [];
  private readonly load: [size: number, pods: number][] = [];
  private readonly room: number[];
  private pods = 0;

  constructor(
    private readonly sizes: readonly PodSize[],
    private readonly pod: Vector,
    node: Vector,
    private readonly limit: StepLimit,
  ) {
    this.room = [...node];
  }

  /** Adds one pod of each size from this one on, and then more of them. Returns whether the limits suffice. */
  extend(from: number): boolean {
    if (this.pods > maxPods || !this.limit.take(from)) return false;
    for (let index = from; index < this.sizes.length; index++) {
      if (!this.limit.take(1)) return false;
      const size = this.sizes[index];
      if (size && this.hasOneMore(index, size) && !this.extendWith(index, size.request)) return false;
    }
    return true;
  }

  private hasOneMore(index: number, { request, pods }: PodSize): boolean {
    const last = this.load.at(-1);
    return (last?.[0] === index ? last[1] : 0) < pods && fits(request, this.room);
  }

  private extendWith(index: number, request: Vector): boolean {
    const { load, room, pod } = this;
    const last = load.at(-1);
    const isMore = last?.[0] === index;
    if (isMore) last[1] += 1;
    else load.push([index, 1]);
    change(room, request, -1);
    this.pods += 1;
    const isWithin = fits(pod, room) ? this.extend(index) : this.record();
    this.pods -= 1;
    change(room, request, 1);
    if (isMore) last[1] -= 1;
    else load.pop();
    return isWithin;
  }

  private record(): boolean {
    const { load, found, sizes, pod } = this;
    if (load.every(([size]) => this.isNeeded(sizes[size]?.request ?? pod))) {
      found.push(load.map(([size, pods]) => [size, pods]));
    }
    return found.length <= maxLoads;
  }

  /** Whether the pod fits without one of the pods of a load. */
  private isNeeded(request: Vector): boolean {
    change(this.room, request, 1);
    const isNeeded = fits(this.pod, this.room);
    change(this.room, request, -1);
    return isNeeded;
  }
}

function change(room: number[], request: Vector, pods: 1 | -1): void {
  for (let axis = 0; axis < room.length; axis++) room[axis] = (room[axis] ?? 0) + (request[axis] ?? 0) * pods;
}

/**
 * The maximum number of nodes that the pods can load in these ways. Stops at `bound`. Undefined beyond the limit.
 */
export function maxNodes(
  loads: readonly Load[],
  sizes: readonly Pick<PodSize, 'pods'>[],
  bound: number,
  limit: StepLimit,
): readonly BlockingLoad[] | undefined {
  const search = new NodeSearch(loads, sizes, bound, limit);
  search.fill(0, 0);
  return search.max < bound && !search.isWithin ? undefined : search.best;
}

class NodeSearch {
  max = 0;
  best: readonly BlockingLoad[] = [];
  isWithin = true;
  private readonly chosen: BlockingLoad[] = [];
  private readonly left: number[];

  constructor(
    private readonly loads: readonly Load[],
    sizes: readonly Pick<PodSize, 'pods'>[],
    private readonly bound: number,
    private readonly limit: StepLimit,
  ) {
    this.left = sizes.map(({ pods }) => pods);
  }

  fill(index: number, nodes: number): void {
    if (nodes > this.max) [this.max, this.best] = [nodes, [...this.chosen]];
    const load = this.loads[index];
    if (!load) return;
    for (let count = timesIn(load, this.left); count >= 0 && this.max < this.bound; count--) {
      this.isWithin &&= this.limit.take(1);
      if (!this.isWithin) return;
      this.use(load, count);
      this.fill(index + 1, nodes + count);
      this.release(load, count);
    }
  }

  private use(load: Load, nodes: number): void {
    if (nodes > 0) this.chosen.push({ nodes, load });
    this.take(load, nodes);
  }

  private release(load: Load, nodes: number): void {
    if (nodes > 0) this.chosen.pop();
    this.take(load, -nodes);
  }

  private take(load: Load, nodes: number): void {
    for (const [size, pods] of load) this.left[size] = (this.left[size] ?? 0) - nodes * pods;
  }
}

/** How often the pods suffice for a load. */
function timesIn(load: Load, left: readonly number[]): number {
  return load.reduce(
    (least, [size, pods]) => Math.min(least, Math.floor((left[size] ?? 0) / pods)),
    Number.MAX_SAFE_INTEGER,
  );
}
