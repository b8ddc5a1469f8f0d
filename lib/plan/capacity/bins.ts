import { besidePods, fits, podsIn, type Vector } from './vector';

/** Nodes with equal free room. */
interface Bin {
  readonly nodes: number;
  readonly room: Vector;
}

/** Neighbouring bins, and the maximum of each resource among them, so that most are skipped together. */
interface Chunk {
  bins: readonly Bin[];
  max: Vector;
}

/** Bins of a chunk: about the square root of the bins of ten thousand pods of different sizes. */
const maxBins = 128;

/**
 * Nodes that are filled first-fit: each pod goes to the first node with room. Equal nodes are counted and not listed, and
 * neighbours without room for a pod are skipped together.
 */
export class Bins {
  private readonly chunks: Chunk[] = [];
  /** Number of nodes with pods. */
  nodes = 0;

  constructor(private readonly empty: Vector) {}

  /** Places equal pods. At least one of them must fit on an empty node. */
  place(request: Vector, pods: number): void {
    const left = this.fillChunks(request, pods);
    if (left === 0) return;
    const parts = filled({ nodes: Number.POSITIVE_INFINITY, room: this.empty }, request, left).bins;
    for (const { nodes } of parts) this.nodes += nodes;
    this.append(parts);
  }

  private fillChunks(request: Vector, pods: number): number {
    let left = pods;
    for (let index = 0; index < this.chunks.length && left > 0; index++) {
      const chunk = this.chunks[index];
      if (!chunk || !fits(request, chunk.max)) continue;
      const filling = filledAll(chunk.bins, request, left);
      if (filling.left < left) index += this.replace(index, filling.bins);
      left = filling.left;
    }
    return left;
  }

  /** Gives a chunk other bins, as two chunks if they are many. Returns the number of additional chunks. */
  private replace(index: number, bins: readonly Bin[]): number {
    const half = Math.ceil(bins.length / 2);
    const chunks = bins.length > maxBins ? [bins.slice(0, half), bins.slice(half)] : [bins];
    this.chunks.splice(index, 1, ...chunks.map((some) => ({ bins: some, max: maxOf(some) })));
    return chunks.length - 1;
  }

  private append(bins: readonly Bin[]): void {
    const last = this.chunks.at(-1);
    if (last === undefined || last.bins.length + bins.length > maxBins) {
      this.chunks.push({ bins, max: maxOf(bins) });
    } else {
      last.bins = [...last.bins, ...bins];
      last.max = maxOf(last.bins);
    }
  }
}

/** Bins, and pods without a place. */
interface Filling {
  readonly bins: readonly Bin[];
  readonly left: number;
}

/** Fills bins one after the other. */
function filledAll(bins: readonly Bin[], request: Vector, pods: number): Filling {
  const all: Bin[] = [];
  let left = pods;
  for (const bin of bins) {
    const filling = left > 0 && fits(request, bin.room) ? filled(bin, request, left) : { bins: [bin], left };
    all.push(...filling.bins);
    left = filling.left;
  }
  return { bins: all, left };
}

/** Fills equal nodes one after the other: some completely, one with the remaining pods, and some not at all. */
function filled({ nodes, room }: Bin, request: Vector, left: number): Filling {
  const each = podsIn(request, room);
  const full = Math.min(nodes, Math.floor(left / each));
  const rest = full < nodes ? left - full * each : 0;
  const parts: readonly Bin[] = [
    { nodes: full, room: besidePods(room, request, each) },
    { nodes: rest > 0 ? 1 : 0, room: besidePods(room, request, rest) },
    // An infinite number of empty nodes is not part of the result.
    { nodes: Number.isFinite(nodes) ? nodes - full - (rest > 0 ? 1 : 0) : 0, room },
  ];
  return { bins: parts.filter((part) => part.nodes > 0), left: left - full * each - rest };
}

function maxOf(bins: readonly Bin[]): Vector {
  const [first, ...others] = bins;
  const max = [...(first?.room ?? [])];
  for (const { room } of others)
    for (const [axis, amount] of room.entries()) max[axis] = Math.max(max[axis] ?? 0, amount);
  return max;
}
