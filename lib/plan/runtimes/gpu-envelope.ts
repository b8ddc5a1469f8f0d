import type { ResourcesSpec } from '../../definition/service';
import { MiB } from '../../units/quantity';
import type { NodePoolPlan } from '../types/node-pool';

/** What a server does with GPUs: `never` asks for none unless the definition does. */
export type GpuUse = 'never' | 'if-there' | 'needs';

/** GPUs of one replica: whole ones, or one share of a shared one. */
export interface GpuEnvelope {
  /** Resource that the pod asks for. */
  readonly resource: string;
  readonly count: number;
  /** Memory of each GPU, or of the share. */
  readonly memoryBytes: number;
  /**
   * Part of the memory that the program sees which is its own: 1 for whole GPUs and for MIG, which shows the program
   * nothing but its share. With time-slicing and MPS the program sees the whole GPU.
   */
  readonly ownPart: number;
}

/**
 * What a replica gets of the GPUs of its pool. Nothing where the pool has none, or where the runtime makes no use of them
 * and the definition does not ask.
 */
export function gpuEnvelope(
  wanted: ResourcesSpec['gpu'],
  runtime: { readonly gpus: GpuUse },
  { gpu }: Pick<NodePoolPlan, 'gpu'>,
): GpuEnvelope | undefined {
  if (!gpu || (wanted === undefined && runtime.gpus === 'never')) return undefined;
  const { resource, sharing } = gpu;
  if (sharing) {
    const ownPart = sharing.kind === 'mig' ? 1 : 1 / sharing.perGpu;
    return { resource, count: 1, memoryBytes: sharing.memoryMiB * MiB, ownPart };
  }
  const count = wanted && 'count' in wanted ? wanted.count : 1;
  return { resource, count, memoryBytes: gpu.memoryMiB * MiB, ownPart: 1 };
}
