import type { ResourcesSpec } from '../../definition/service';
import { MiB } from '../../units/quantity';
import type { NodePoolPlan } from '../types/node-pool';

/** Whether a server uses GPUs. `never`: it requests none unless the definition does. */
export type GpuUse = 'never' | 'if-there' | 'needs';

/** GPUs of one replica: whole GPUs, or one share of a shared GPU. */
export interface GpuEnvelope {
  /** Name of the resource that the pod requests. */
  readonly resource: string;
  readonly count: number;
  /** Memory of each GPU or of the share. */
  readonly memoryBytes: number;
  /**
   * Share of the visible memory that belongs to the program: 1 for whole GPUs and MIG. With time-slicing and MPS the
   * program sees the memory of the whole GPU.
   */
  readonly ownPart: number;
}

/**
 * The GPUs of a replica. Undefined if the pool has none, or if the runtime does not use GPUs and the definition
 * requests none.
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
